using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>
/// <c>POST providers/{id}/disable</c>, <c>admin provider disable</c>: routes no new requests to the credential; its jobs in progress are still polled.
/// </summary>
internal static class DisableProvider
{
    public static Task<Results<NoContent, ApiError>> Handle(long id, Actor actor, ProviderChanges changes) => changes.RunAsync(
        id, AuditActs.DisableProvider, actor, (session, now) => CredentialStore.SetEnabledAsync(session, id, enabled: false, now));
}
