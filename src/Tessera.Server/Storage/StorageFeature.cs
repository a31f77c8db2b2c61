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
            .AddSingleton(provider => Open(provider, data))
            .AddSingleton<WriteProbe>()
            .AddSingleton<SecretStore>()
            .AddSingleton<SecretProtection>()
            .AddPeriodicTask<LogGroups>();
    }

    private static Database Open(IServiceProvider services, DataFolder data)
    {
        Database database = DatabaseOptions.AddressIn(services.GetRequiredService<IConfiguration>()) is { } address
            ? PostgresDatabase.Open(address)
            : SqliteDatabase.Open(data.FullPath);
        database.Notifications.Logger = services.GetRequiredService<ILogger<Notifications>>();
        return database;
    }
}
