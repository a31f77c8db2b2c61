using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>
/// <c>admin service-account create</c>: creates the client credentials of a service account in a workspace; the secret is shown
/// only this once. For the operator alone: an administrator could act for another account with such a secret.
/// </summary>
internal static class CreateServiceAccount
{
    public static async Task<Results<Created<ServiceAccountCreated>, ApiError>> Handle(
        string id, Request request, Actor actor, Database database, TimeProvider time)
    {
        var (secret, now) = (RandomSecret.NewServiceAccountSecret(), time.GetUtcNow());
        var created = await database.WriteAsync<Result<ServiceAccountCreated>>(async session =>
        {
            var found = await ManagedWorkspace.FindAsync(session, actor, id);
            if (found.IsError)
            {
                return found.Error;
            }

            if (await ServiceAccountStore.TryAddAsync(session, found.Value.Id, request.Name, secret, now) is not { } account)
            {
                return WorkspaceErrors.TooMany(ServiceAccountStore.MaxPerWorkspace);
            }

            var entry = ManagedWorkspace.Entry(AuditActs.CreateServiceAccount, found.Value) with { After = new { account.ClientId, account.Name } };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return new ServiceAccountCreated(account.ClientId, secret, account.Name, found.Value.PublicId);
        });
        return created.IsError ? created.Error : TypedResults.Created((string?)null, created.Value);
    }

    internal sealed record ServiceAccountCreated(string ClientId, string ClientSecret, string Name, string Workspace);

    internal sealed record Request : IRequestBody<Request>
    {
        [StringLength(WorkspaceErrors.MaxNameLength, MinimumLength = 1)]
        [Printable]
        public required string Name { get; init; }
    }
}
