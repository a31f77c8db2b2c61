using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>
/// <c>DELETE /api/v2/workspaces/{id}/service-accounts/{clientId}</c>: the owner or an admin revokes a program's credentials; they and
/// all tokens are refused once the reply is sent.
/// </summary>
internal static class RevokeOwnServiceAccount
{
    public static async Task<Results<NoContent, ApiError>> Handle(
        string id, string clientId, Caller caller, OwnWorkspaces own, Database database, TimeProvider time)
    {
        var found = await own.ManageAsync(caller, id, admins: true);
        if (found.IsError)
        {
            return found.Error;
        }

        var now = time.GetUtcNow();
        var isRevoked = await database.WriteAsync(async session =>
        {
            if (await ServiceAccountStore.FindAsync(session, clientId) is not { } account || account.Workspace != found.Value.Workspace.Id)
            {
                return false;
            }

            await ServiceAccountStore.RevokeAsync(session, account.Id, now);
            return true;
        });
        return isRevoked
            ? TypedResults.NoContent()
            : ApiErrors.NotFound($"The workspace has no service account '{clientId}'.", $"В рабочем пространстве нет сервисного аккаунта «{clientId}».");
    }
}
