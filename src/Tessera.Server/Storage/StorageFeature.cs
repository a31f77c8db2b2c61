using Tessera.Server.Http;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Server.Storage;

internal static class StorageFeature
{
    /// <summary>Opens the database now: a schema that cannot be brought up to date stops the start.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder data)
    {
        services.AddTesseraOptions<DatabaseOptions>(DatabaseOptions.Section);
        return services
            .AddSingleton(provider => Open(provider.GetRequiredService<IConfiguration>(), data))
            .AddSingleton<SecretStore>();
    }

    private static Database Open(IConfiguration configuration, DataFolder data) => DatabaseOptions.AddressIn(configuration) is { } address
        ? PostgresDatabase.Open(address)
        : SqliteDatabase.Open(data.FullPath);
}
