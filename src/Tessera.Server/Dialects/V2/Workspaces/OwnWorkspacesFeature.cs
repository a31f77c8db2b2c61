using Tessera.Server.Authentication;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>The account's own management of workspaces, for the console and for programs.</summary>
internal static class OwnWorkspacesFeature
{
    public static void MapOwnWorkspaces(this IEndpointRouteBuilder routes)
    {
        const string Path = "/api/v2/workspaces";
        var read = routes.MapGroup(Path).WithTags("Workspaces").RequireCaller(KeyScopes.Read);
        read.MapGet("/", ListOwnWorkspaces.Handle).WithName(nameof(ListOwnWorkspaces));
        read.MapGet("/{id}/members", ListOwnMembers.Handle).WithName(nameof(ListOwnMembers));
        read.MapGet("/{id}/service-accounts", ListOwnServiceAccounts.Handle).WithName(nameof(ListOwnServiceAccounts));

        var manage = routes.MapGroup(Path).WithTags("Workspaces").RequireCaller(KeyScopes.Manage);
        manage.MapPost("/", CreateOwnWorkspace.Handle).WithName(nameof(CreateOwnWorkspace)).AcceptsIdempotencyKey();
        manage.MapPatch("/{id}", ChangeOwnWorkspace.Handle).WithName(nameof(ChangeOwnWorkspace));
        manage.MapPost("/{id}/members", AddOwnMember.Handle).WithName(nameof(AddOwnMember));
        manage.MapDelete("/{id}/members/{accountId:long}", RemoveOwnMember.Handle).WithName(nameof(RemoveOwnMember));
        manage.MapPost("/{id}/service-accounts", CreateOwnServiceAccount.Handle).WithName(nameof(CreateOwnServiceAccount)).AcceptsIdempotencyKey();
        manage.MapDelete("/{id}/service-accounts/{clientId}", RevokeOwnServiceAccount.Handle).WithName(nameof(RevokeOwnServiceAccount));
    }
}
