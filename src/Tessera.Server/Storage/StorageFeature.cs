namespace Tessera.Server.Storage;

internal static class StorageFeature
{
    /// <summary>Opens the database now: a schema that cannot be brought up to date stops the start.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder data) =>
        services.AddSingleton(_ => Database.Open(data.FullPath));
}
