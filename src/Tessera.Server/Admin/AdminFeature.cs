using System.Reflection;
using Tessera.Server.Admin.Accounts;
using Tessera.Server.Admin.Audit;
using Tessera.Server.Admin.Catalog;
using Tessera.Server.Admin.Installation;
using Tessera.Server.Admin.Keys;
using Tessera.Server.Admin.Providers;
using Tessera.Server.Admin.RedeemCodes;
using Tessera.Server.Admin.Registration;
using Tessera.Server.Admin.Reports;
using Tessera.Server.Admin.Workspaces;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Configuration;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Admin;

/// <summary>
/// The administration: the same use cases for the operator, whose command line calls them on the admin socket, and over HTTP for
/// signed-in administrators.
/// </summary>
internal static class AdminFeature
{
    public const string HttpPath = "/api/admin/v1";

    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton<AuditLog>()
        .AddSingleton<AccountRows>()
        .AddSingleton<ProviderChanges>()
        .AddSingleton<SystemFacts>()
        .AddSingleton<FileStores>()
        .AddSingleton<EffectiveSettings>();

    /// <summary>On the admin socket: all use cases.</summary>
    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var operators = routes.MapGroup(AdminGate.Path).ExcludeFromDescription().WithMetadata(new OperatorOnly());
        operators.MapReads();
        operators.MapChanges();
        operators.MapGet("/accounts", ListAccounts.Handle);
        operators.MapGet("/keys", ListAccountKeys.Handle);
        operators.MapPost("/keys", CreateAccountKey.Handle);
        operators.MapDelete("/keys/{id:long}", RevokeAccountKey.Handle);
        operators.MapPost("/catalog/check", CheckCatalog.Handle);
        operators.MapPost("/artifacts/copy", CopyArtifacts.Handle);
        operators.MapGet("/workspaces", ListAllWorkspaces.Handle);
        operators.MapPost("/workspaces/{id}/service-accounts", CreateServiceAccount.Handle);
    }

    /// <summary>Over HTTP: those that reveal no secret of another account, with long lists page by page.</summary>
    public static void MapAdministration(this IEndpointRouteBuilder routes)
    {
        var http = routes.MapGroup(HttpPath);
        ((IEndpointConventionBuilder)http).Finally(static endpoint => endpoint.Metadata.Add(new EndpointNameMetadata(NameOf(endpoint))));
        var reads = http.MapGroup("").RequireAdministrator(AccountRole.Auditor);
        reads.MapReads();
        reads.MapGet("/accounts", FindAccounts.Handle).WithTags("Accounts");
        reads.MapGet("/workspaces", FindWorkspaces.Handle).WithTags("Workspaces");
        http.MapGroup("").RequireAdministrator(AccountRole.Admin).MapChanges();
    }

    private static void MapReads(this RouteGroupBuilder routes)
    {
        routes.MapGet("/accounts/{account}", GetAccount.Handle).WithTags("Accounts");
        routes.MapGet("/providers", ListProviders.Handle).WithTags("Providers");
        routes.MapGet("/workspaces/{id}/members", ListWorkspaceMembers.Handle).WithTags("Workspaces");
        routes.MapGet("/workspaces/{id}/service-accounts", ListServiceAccounts.Handle).WithTags("Workspaces");
        routes.MapGet("/reports/margin", MarginReport.Handle).WithTags("System");
        routes.MapGet("/ledger/verify", VerifyAll.Handle).WithTags("System");
        routes.MapGet("/registration", GetRegistration.Handle).WithTags("Accounts");
        routes.MapGet("/redeem-codes", ListRedeemCodes.Handle).WithTags("Redeem codes");
        routes.MapGet("/system", GetSystem.Handle).WithTags("System");
        routes.MapGet("/audit", ListAudit.Handle).WithTags("System");
    }

    private static void MapChanges(this RouteGroupBuilder routes)
    {
        routes.MapPost("/accounts", CreateAccount.Handle).WithTags("Accounts").AcceptsIdempotencyKey();
        routes.MapPatch("/accounts/{account}", ChangeAccount.Handle).WithTags("Accounts");
        routes.MapPost("/accounts/{account}/grant", GrantTokens.Handle).WithTags("Accounts").AcceptsIdempotencyKey();
        routes.MapPost("/accounts/{account}/take", TakeTokens.Handle).WithTags("Accounts").AcceptsIdempotencyKey();
        routes.MapPost("/accounts/{account}/password", SetAccountPassword.Handle).WithTags("Accounts");
        routes.MapPost("/redeem-codes", CreateRedeemCodes.Handle).WithTags("Redeem codes").AcceptsIdempotencyKey();
        routes.MapDelete("/redeem-codes/{id:long}", RevokeRedeemCode.Handle).WithTags("Redeem codes");
        routes.MapPatch("/registration", SetRegistration.Handle).WithTags("Accounts");
        routes.MapPost("/providers", AddProvider.Handle).WithTags("Providers").AcceptsIdempotencyKey();
        routes.MapPost("/providers/test", TestProviders.Handle).WithTags("Providers");
        routes.MapPost("/providers/{id:long}/test", TestProvider.Handle).WithTags("Providers");
        routes.MapPatch("/providers/{id:long}", SetProvider.Handle).WithTags("Providers");
        routes.MapPost("/providers/{id:long}/enable", EnableProvider.Handle).WithTags("Providers");
        routes.MapPost("/providers/{id:long}/disable", DisableProvider.Handle).WithTags("Providers");
        routes.MapDelete("/providers/{id:long}", RemoveProvider.Handle).WithTags("Providers");
        routes.MapPost("/workspaces", CreateWorkspace.Handle).WithTags("Workspaces").AcceptsIdempotencyKey();
        routes.MapPatch("/workspaces/{id}", ChangeWorkspace.Handle).WithTags("Workspaces");
        routes.MapPost("/workspaces/{id}/members", AddWorkspaceMember.Handle).WithTags("Workspaces");
        routes.MapDelete("/workspaces/{id}/members/{account}", RemoveWorkspaceMember.Handle).WithTags("Workspaces");
        routes.MapDelete("/service-accounts/{clientId}", RevokeServiceAccount.Handle).WithTags("Workspaces");
    }

    private static string NameOf(EndpointBuilder endpoint) =>
        $"Admin{endpoint.Metadata.OfType<MethodInfo>().First().DeclaringType?.Name ?? throw new InvalidOperationException("A handler has a class.")}";
}
