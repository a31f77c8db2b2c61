using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>
/// <c>DELETE workspaces/{id}/service-accounts/{clientId}</c>, <c>admin service-account revoke</c>: revokes a service account; it
/// and all its tokens are refused once the reply is sent.
/// </summary>
internal static class RevokeServiceAccount
{
    public static async Task<Results<NoContent, ApiError>> Handle(string clientId, Actor actor, Database database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var problem = await database.WriteAsync(async session =>
        {
            if (await ServiceAccountStore.FindAsync(session, clientId) is not { } account)
            {
                return AdminErrors.NoSuchServiceAccount(clientId);
            }

            var workspace = await ManagedWorkspace.FindAsync(session, actor, account.Workspace);
            if (workspace.IsError)
            {
                return workspace.Error;
            }

            await ServiceAccountStore.RevokeAsync(session, account.Id, now);
            var entry = ManagedWorkspace.Entry(AuditActs.RevokeServiceAccount, workspace.Value) with { Before = new { account.ClientId, account.Name } };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return null;
        });
        return problem is null ? TypedResults.NoContent() : problem;
    }
}
