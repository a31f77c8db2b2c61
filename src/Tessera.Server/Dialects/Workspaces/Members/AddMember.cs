using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <summary><c>POST /api/workspace-service/v1/workspaces/{id}/members</c>: adds an account or changes its role, for the owner and admins.</summary>
internal static class AddMember
{
    public static async Task<Results<Ok<MemberEntry>, ApiError>> Handle(
        string id, AddMemberRequest request, Caller caller, WorkspaceStore workspaces, AccountStore accounts)
    {
        var own = await MemberEntry.FindOwnAsync(id, caller, workspaces);
        if (own is null || own.Role == WorkspaceRoles.Member)
        {
            return own is null ? WorkspaceErrors.NoSuchWorkspace() : WorkspaceErrors.NeedsAdmin();
        }

        if (await accounts.FindAsync(request.Email) is not { } account)
        {
            return ApiErrors.NotFound($"There is no account with the email {request.Email}.", $"Аккаунта с почтой {request.Email} нет.");
        }

        var role = request.Role.ToLowerInvariant();
        return await workspaces.SetMemberAsync(own.Workspace.Id, account.Id, role)
            ? TypedResults.Ok(MemberEntry.Of(new WorkspaceMember(account.Id, account.Email, account.Username, role)))
            : WorkspaceErrors.OwnerStays();
    }
}
