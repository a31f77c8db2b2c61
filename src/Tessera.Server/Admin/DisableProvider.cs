using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin provider disable</c>: routes no new requests to the credential; its jobs in progress are still polled.
/// </summary>
internal static class DisableProvider
{
    public static async Task<Results<NoContent, ApiError>> Handle(long id, CredentialStore store, ProviderRoster roster, CancellationToken ct) =>
        await ChangedProvider.ReplyAsync(await store.SetEnabledAsync(id, enabled: false), id, roster, ct);
}
