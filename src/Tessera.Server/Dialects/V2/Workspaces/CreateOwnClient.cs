using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>
/// <c>POST /api/v2/workspaces/{id}/service-accounts</c>: the owner creates the credentials of a program; the secret is shown only
/// this once.
/// </summary>
internal static class CreateOwnClient
{
    public const int MaxClients = 50;

    public static async Task<Results<Created<ClientCreated>, ApiError>> Handle(
        string id, NewWorkspaceRequest request, Caller caller, OwnWorkspaces own, IdempotentWrites writes, TimeProvider time)
    {
        var found = await own.ManageAsync(caller, id, admins: false);
        if (found.IsError)
        {
            return found.Error;
        }

        var (workspace, secret, now) = (found.Value.Workspace.Id, RandomSecret.NewServiceAccountSecret(), time.GetUtcNow());
        var created = await writes.WriteAsync<Created<ClientCreated>>(async session =>
        {
            if (await ServiceAccountStore.CountAsync(session, workspace) >= MaxClients)
            {
                return OwnWorkspaces.TooMany(MaxClients);
            }

            var client = await ServiceAccountStore.AddAsync(session, workspace, request.Name, secret, now);
            return TypedResults.Created((string?)null, new ClientCreated(client.ClientId, secret, client.Name, client.CreatedAt));
        });
        return created.IsError ? created.Error : created.Value;
    }
}
