using Microsoft.AspNetCore.DataProtection;
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
        // Opened by the first use, not at every start: Data Protection loads a service provider of its own.
        services.AddSingleton(provider => DataProtectionKeyRing.CreateProvider(provider.GetRequiredService<SecretStore>()));
        services.AddSingleton<Func<IDataProtectionProvider>>(provider => provider.GetRequiredService<IDataProtectionProvider>);
        return services
            .AddSingleton(DiskSpace.Of(data))
            .AddSingleton<DiskSpace>()
            .AddSingleton(provider => Open(provider.GetRequiredService<IConfiguration>(), data))
            .AddSingleton<WriteProbe>()
            .AddSingleton<SecretStore>()
            .AddPeriodicTask<LogGroups>();
    }

    private static Database Open(IConfiguration configuration, DataFolder data) => DatabaseOptions.AddressIn(configuration) is { } address
        ? PostgresDatabase.Open(address)
        : SqliteDatabase.Open(data.FullPath);
}
