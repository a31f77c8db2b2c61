using Tessera.Server.Accounts;
using Tessera.Server.Admin;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.V2;
using Tessera.Server.Generations;
using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

namespace Tessera.Server;

/// <summary>The server, in the order it is put together. Tests, benchmarks and the admin verbs start exactly this.</summary>
internal static class TesseraServer
{
    /// <summary>Builds the server on a data folder that the caller has opened.</summary>
    /// <exception cref="ConfigurationException">A setting is unknown or cannot be used.</exception>
    /// <exception cref="CatalogException">The catalogue cannot be used.</exception>
    public static WebApplication Build(string[] args, DataFolder data, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddTesseraSources(data, args);
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddTesseraOptions<ServerOptions>(ServerOptions.Section);
        builder.Services.AddHttpShape();
        builder.Services.AddHealth();
        builder.Services.AddStorage(data);
        builder.Services.AddCatalog(builder.Configuration.CatalogFolder(), data.Folder("catalog.d"));
        builder.Services.AddLedger();
        builder.Services.AddArtifacts();
        builder.Services.AddKeys();
        builder.Services.AddAccounts();
        builder.Services.AddAdmin();
        builder.Services.AddProviders();
        builder.Services.AddGenerations();
        builder.Services.AddV2();
        builder.Services.AddV2Document();
        adjust?.Invoke(builder);
        builder.Listen(data);

        var app = builder.Build();
        app.Services.CheckConfiguration();
        app.UseTrustedProxies();
        app.UseHttpShape();
        app.UseAdminGate();
        app.UseCallers();
        app.UseRateLimitHeaders();
        app.MapHealth();
        app.MapAccounts();
        app.MapArtifacts();
        app.MapKeys();
        app.MapAdmin();
        app.MapV2();
        app.MapV2Reads();
        app.MapV2Document();
        return app;
    }
}
