using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>
/// <c>DELETE providers/{id}</c>, <c>admin provider remove</c>: deletes the credential with its secret. Its requests in progress
/// fail and their tokens are released.
/// </summary>
internal static class RemoveProvider
{
    public static Task<Results<NoContent, ApiError>> Handle(long id, Actor actor, ProviderChanges changes) =>
        changes.RunAsync(id, AuditActs.RemoveProvider, actor, (session, _) => CredentialStore.RemoveAsync(session, id));
}
