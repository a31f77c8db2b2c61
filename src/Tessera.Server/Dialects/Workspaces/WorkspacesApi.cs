using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>What surrounds the images: workspaces, their members and quotas, and the tokens of service accounts.</summary>
internal static class WorkspacesApi
{
    private const string WorkspaceRoutes = "/api/workspace-service/v1";
    private const string UsageRoutes = "/api/usage-service/v1";

    /// <summary>From here on errors of these routes have the vendor's form.</summary>
    public static void UseWorkspaceErrors(this IApplicationBuilder app)
    {
        app.UseErrorForm("/oauth", OAuthErrors.Form);
        app.UseErrorForm("/api/workspace-service", DetailForm.Form);
        app.UseErrorForm("/api/usage-service", DetailForm.Form);
    }

    public static void MapWorkspaces(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/oauth/v2/token", IssueToken.Handle).WithTags("Sign-in").WithName(nameof(IssueToken))
            .WithMetadata(new BodyMetadata(typeof(TokenRequest), IsOptional: false) { MediaType = "application/x-www-form-urlencoded" }).DisableAntiforgery();
        routes.MapGet($"{WorkspaceRoutes}/workspaces", ListWorkspaces.Handle).WithTags("Workspaces").WithName(nameof(ListWorkspaces)).RequireCallerOrServiceAccount(KeyScopes.Read);
        const string Members = $"{WorkspaceRoutes}/workspaces/{{id}}/members";
        routes.MapGet(Members, ManageMembers.HandleList).WithTags("Workspaces").WithName("ListMembers").RequireCallerOrServiceAccount(KeyScopes.Read);
        routes.MapPost(Members, ManageMembers.HandleAdd).WithTags("Workspaces").WithName("AddMember").RequireCallerOrServiceAccount(KeyScopes.Manage);
        routes.MapDelete($"{Members}/{{accountId:long}}", ManageMembers.HandleRemove).WithTags("Workspaces").WithName("RemoveMember").RequireCallerOrServiceAccount(KeyScopes.Manage);
        routes.MapGet($"{UsageRoutes}/workspaces/{{id}}/quotas", GetQuotas.Handle).WithTags("Workspaces").WithName(nameof(GetQuotas)).RequireCallerOrServiceAccount(KeyScopes.Read);
    }
}
