namespace Tessera.Server.Admin;

/// <summary>The admin routes, which the operator's command line calls.</summary>
internal static class AdminFeature
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddSingleton<AccountRows>()
        .AddSingleton<WorkspaceReference>();

    public static void MapAdmin(this IEndpointRouteBuilder routes)
    {
        var admin = routes.MapGroup(AdminGate.Path).ExcludeFromDescription();
        admin.MapGet("/accounts", ListAccounts.Handle);
        admin.MapPost("/accounts", CreateAccount.Handle);
        admin.MapPost("/accounts/grant", GrantToAccount.Handle);
        admin.MapGet("/keys", ListAccountKeys.Handle);
        admin.MapPost("/keys", CreateAccountKey.Handle);
        admin.MapDelete("/keys/{id:long}", RevokeAccountKey.Handle);
        admin.MapGet("/providers", ListProviders.Handle);
        admin.MapPost("/providers", AddProvider.Handle);
        admin.MapPost("/providers/test", TestProviders.Handle);
        admin.MapPatch("/providers/{id:long}", SetProvider.Handle);
        admin.MapPost("/providers/{id:long}/enable", EnableProvider.Handle);
        admin.MapPost("/providers/{id:long}/disable", DisableProvider.Handle);
        admin.MapDelete("/providers/{id:long}", RemoveProvider.Handle);
        admin.MapPost("/catalog/check", CheckCatalog.Handle);
        admin.MapGet("/reports/margin", MarginReport.Handle);
        admin.MapPost("/artifacts/copy", CopyArtifacts.Handle);
        admin.MapGet("/workspaces", ListAllWorkspaces.Handle);
        admin.MapPost("/workspaces", CreateWorkspace.Handle);
        admin.MapPost("/workspaces/quota", SetWorkspaceQuota.Handle);
        admin.MapPost("/workspaces/members", AddWorkspaceMember.Handle);
        admin.MapPost("/workspaces/members/remove", RemoveWorkspaceMember.Handle);
        admin.MapGet("/service-accounts", ListClients.Handle);
        admin.MapPost("/service-accounts", CreateClient.Handle);
        admin.MapDelete("/service-accounts/{clientId}", RevokeClient.Handle);
        admin.MapGet("/ledger/verify", VerifyAll.Handle);
    }
}
