using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>
/// <c>POST /api/v2/workspaces/{id}/service-accounts</c>: the owner creates the credentials of a program; the secret is shown only
/// this once.
/// </summary>
internal static class CreateOwnServiceAccount
{
    public static async Task<Results<Created<ServiceAccountCreated>, ApiError>> Handle(
        string id, NewWorkspaceRequest request, Caller caller, OwnWorkspaces own, IdempotentWrites writes, TimeProvider time)
    {
        var found = await own.ManageAsync(caller, id, admins: false);
        if (found.IsError)
        {
            return found.Error;
        }

        var (workspace, secret, now) = (found.Value.Workspace.Id, RandomSecret.NewServiceAccountSecret(), time.GetUtcNow());
        var created = await writes.WriteAsync<Created<ServiceAccountCreated>>(async session =>
        {
            return await ServiceAccountStore.TryAddAsync(session, workspace, request.Name, secret, now) is { } account
                ? TypedResults.Created((string?)null, new ServiceAccountCreated(account.ClientId, secret, account.Name, account.CreatedAt))
                : WorkspaceErrors.TooMany(ServiceAccountStore.MaxPerWorkspace);
        });
        return created.IsError ? created.Error : created.Value;
    }
}
