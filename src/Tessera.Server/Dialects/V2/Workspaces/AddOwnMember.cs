using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>
/// <c>POST /api/v2/workspaces/{id}/members</c>: the owner or an admin adds an account, which may then spend the owner's tokens on
/// images, or changes its role.
/// </summary>
internal static class AddOwnMember
{
    public static async Task<Results<Ok<WorkspaceMemberSummary>, ApiError>> Handle(
        string id, WorkspaceMemberRequest request, Caller caller, OwnWorkspaces own, WorkspaceStore workspaces, AccountStore accounts)
    {
        var found = await own.ManageAsync(caller, id, admins: true);
        if (found.IsError)
        {
            return found.Error;
        }

        if (await accounts.FindAsync(request.Email) is not { } account)
        {
            return ApiErrors.NotFound($"There is no account with the email {request.Email}.", $"Аккаунта с почтой {request.Email} нет.");
        }

        return await workspaces.SetMemberAsync(found.Value.Workspace.Id, account.Id, request.Role)
            ? TypedResults.Ok(new WorkspaceMemberSummary(account.Id.Value, account.Email, account.Username, request.Role))
            : WorkspaceErrors.OwnerStays();
    }
}
