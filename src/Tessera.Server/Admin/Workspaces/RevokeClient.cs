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
internal static class RevokeClient
{
    public static async Task<Results<NoContent, ApiError>> Handle(string clientId, Actor actor, Database database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var problem = await database.WriteAsync(async session =>
        {
            if (await ServiceAccountStore.FindAsync(session, clientId) is not { } client)
            {
                return AdminErrors.NoSuchServiceAccount(clientId);
            }

            var workspace = await ManagedWorkspace.FindAsync(session, actor, client.Workspace);
            if (workspace.IsError)
            {
                return workspace.Error;
            }

            await ServiceAccountStore.RevokeAsync(session, client.Id, now);
            var entry = ManagedWorkspace.Entry(AuditActs.RevokeServiceAccount, workspace.Value) with { Before = new { client.ClientId, client.Name } };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return null;
        });
        return problem is null ? TypedResults.NoContent() : problem;
    }
}
