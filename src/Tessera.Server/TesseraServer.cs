using Tessera.Server.Accounts;
using Tessera.Server.Admin;
using Tessera.Server.Artifacts;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Configuration;
using Tessera.Server.Dialects;
using Tessera.Server.Dialects.V2;
using Tessera.Server.Exports;
using Tessera.Server.Generations;
using Tessera.Server.Hosting;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Keys;
using Tessera.Server.Ledger;
using Tessera.Server.Providers;
using Tessera.Server.RedeemCodes;
using Tessera.Server.Sessions;
using Tessera.Server.Setup;
using Tessera.Server.Storage;
using Tessera.Server.WebConsole;
using Tessera.Server.Webhooks;
using Tessera.Server.Workspaces;

namespace Tessera.Server;

/// <summary>The server, in the order it is put together. Tests, benchmarks and the admin verbs start exactly this.</summary>
internal static class TesseraServer
{
    // By default a change of appsettings.json is watched for, by watching everything below the working folder: the first
    // start would scan all of it, and every write to a database in it would raise an event.
    private static readonly string[] NothingWatched = ["--hostBuilder:reloadConfigOnChange=false"];

    /// <summary>Builds the server on a data folder that the caller has opened.</summary>
    /// <exception cref="ConfigurationException">A setting is unknown or cannot be used.</exception>
    /// <exception cref="CatalogException">The catalogue cannot be used.</exception>
    public static WebApplication Build(string[] args, DataFolder data, Action<WebApplicationBuilder>? adjust = null)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { Args = NothingWatched });
        builder.Configuration.AddTesseraSources(data.FullPath, args);
        var startLog = StartLog.AddTo(builder.Services);
        var roles = ServerRoles.In(builder.Configuration);
        builder.Services.AddSingleton(data);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(new GivenSettings(data.FullPath, args));
        builder.Services.AddTesseraOptions<ServerOptions>(ServerOptions.Section);
        builder.Services.AddHttpShape();
        builder.Services.AddCors();
        builder.Services.AddHealth();
        builder.Services.AddStorage(data);
        builder.Services.AddCatalog(builder.Configuration.CatalogFolder(), data.Folder("catalog.d"));
        builder.Services.AddLedger();
        builder.Services.AddArtifacts(builder.Configuration);
        builder.Services.AddCallers();
        builder.Services.AddKeys();
        builder.Services.AddAccounts();
        builder.Services.AddRedeemCodes();
        builder.Services.AddSessions();
        builder.Services.AddIdempotency();
        builder.Services.AddWorkspaces();
        builder.Services.AddAdmin();
        builder.Services.AddProviders();
        builder.Services.AddWebhooks(roles);
        builder.Services.AddGenerations(roles);
        builder.Services.AddExports();
        builder.Services.AddDialects();
        builder.Services.AddWebConsole();
        builder.Services.AddSetup();
        adjust?.Invoke(builder);
        builder.Listen(data);

        var app = builder.Build();
        startLog.FollowStart(app.Lifetime);
        app.Services.CheckConfiguration();
        app.UseTrustedProxies();
        app.UseDraining();
        app.UseDialectErrors();
        app.UseHttpShape();
        app.UseCrossOriginCalls();
        app.UseBodyCodings();
        app.UseForms();
        app.UseAdminGate();
        app.UseCallers();
        app.UseRateLimitHeaders();
        app.UseIdempotency();
        var routes = app.MapGroup("").AnswersHead();
        routes.MapHealth();
        routes.MapAdmin();
        if (roles.Api)
        {
            routes.MapApi();
        }

        return app;
    }

    private static void MapApi(this IEndpointRouteBuilder routes)
    {
        routes.MapWebConsole();
        routes.MapAccounts();
        routes.MapSessions();
        routes.MapSetup();
        routes.MapArtifacts();
        routes.MapKeys();
        routes.MapExports();
        routes.MapRedeemCodes();
        routes.MapWebhooks();
        routes.MapDialects();
    }
}
