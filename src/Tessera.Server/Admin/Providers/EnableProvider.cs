using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>
/// <c>POST providers/{id}/enable</c>, <c>admin provider enable</c>: routes requests to the credential again.
/// </summary>
internal static class EnableProvider
{
    public static Task<Results<NoContent, ApiError>> Handle(long id, Actor actor, ProviderChanges changes) => changes.RunAsync(
        id, AuditActs.EnableProvider, actor, (session, now) => CredentialStore.SetEnabledAsync(session, id, enabled: true, now));
}
