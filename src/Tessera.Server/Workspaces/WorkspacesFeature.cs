using Tessera.Server.Authentication;
using Tessera.Server.Configuration;
using Tessera.Server.Http;

namespace Tessera.Server.Workspaces;

/// <summary>Workspaces, who is in them, the programs that act in them and how many pictures they may make.</summary>
internal static class WorkspacesFeature
{
    private const string WorkspaceRoutes = "/api/workspace-service/v1";
    private const string UsageRoutes = "/api/usage-service/v1";

    public static IServiceCollection AddWorkspaces(this IServiceCollection services)
    {
        services.AddTesseraOptions<WorkspaceOptions>(WorkspaceOptions.Section);
        return services
            .AddSingleton<WorkspaceStore>()
            .AddSingleton<ServiceAccountStore>()
            .AddSingleton<ServiceAccountTokens>()
            .AddSingleton<FindVisitor>();
    }

    /// <summary>From here on errors of these routes have the vendor's form.</summary>
    public static void UseWorkspaceErrors(this IApplicationBuilder app)
    {
        app.UseErrorForm("/oauth", OAuthErrors.Form);
        app.UseErrorForm("/api/workspace-service", DetailForm.Form);
        app.UseErrorForm("/api/usage-service", DetailForm.Form);
    }

    /// <summary>From here on endpoints with <see cref="VisitorRequired"/> are reached by a known visitor only.</summary>
    public static void UseWorkspaces(this IApplicationBuilder app) => app.UseMiddleware<WorkspaceMiddleware>();

    public static void MapWorkspaces(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth/v2/token", IssueToken.Handle).WithTags("Sign-in").WithName(nameof(IssueToken)).DisableAntiforgery();
        routes.MapGet($"{WorkspaceRoutes}/workspaces", ListWorkspaces.Handle).WithTags("Workspaces").WithName(nameof(ListWorkspaces)).RequireVisitor(KeyScopes.Read);
        const string Members = $"{WorkspaceRoutes}/workspaces/{{id}}/members";
        routes.MapGet(Members, ManageMembers.HandleList).WithTags("Workspaces").WithName("ListMembers").RequireVisitor(KeyScopes.Read);
        routes.MapPost(Members, ManageMembers.HandleAdd).WithTags("Workspaces").WithName("AddMember").RequireVisitor(KeyScopes.Manage);
        routes.MapDelete($"{Members}/{{accountId:long}}", ManageMembers.HandleRemove).WithTags("Workspaces").WithName("RemoveMember").RequireVisitor(KeyScopes.Manage);
        routes.MapGet($"{UsageRoutes}/workspaces/{{id}}/quotas", GetQuotas.Handle).WithTags("Workspaces").WithName(nameof(GetQuotas)).RequireVisitor(KeyScopes.Read);
    }
}
