using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Members;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>
/// <c>DELETE /api/v2/workspaces/{id}/members/{accountId}</c>: the owner and admins remove a member; each member may leave.
/// </summary>
internal static class RemoveOwnMember
{
    public static async Task<Results<NoContent, ApiError>> Handle(string id, long accountId, Caller caller, OwnWorkspaces workspaces, ChangeMembers members)
    {
        var own = await workspaces.FindAsync(caller, id);
        if (own.IsError)
        {
            return own.Error;
        }

        return await members.RemoveAsync(caller, own.Value, new AccountId(accountId)) is { } refusal ? refusal : TypedResults.NoContent();
    }
}
