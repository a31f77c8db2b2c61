using Tessera.Server.Configuration;
using Tessera.Server.Periodic;
using Tessera.Server.Storage.Postgres;
using Tessera.Server.Storage.Sqlite;

namespace Tessera.Server.Storage;

internal static class StorageFeature
{
    /// <summary>Opens the database now: a schema that cannot be brought up to date stops the start.</summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, DataFolder data)
    {
        services.AddTesseraOptions<DatabaseOptions>(DatabaseOptions.Section);
        services.AddTesseraOptions<DiskOptions>(DiskOptions.Section);
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database");
        return services
            .AddSingleton(DiskSpace.Of(data))
            .AddSingleton<DiskSpace>()
            .AddSingleton(provider => Open(provider.GetRequiredService<IConfiguration>(), data))
            .AddSingleton<WriteProbe>()
            .AddSingleton<SecretStore>()
            .AddSingleton<SecretProtection>()
            .AddPeriodicTask<LogGroups>();
    }

    private static Database Open(IConfiguration configuration, DataFolder data) => DatabaseOptions.AddressIn(configuration) is { } address
        ? PostgresDatabase.Open(address)
        : SqliteDatabase.Open(data.FullPath);
}
