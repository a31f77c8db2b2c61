using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin provider disable</c>: routes no new requests to the credential; its jobs in progress are still polled.
/// </summary>
internal static class DisableProvider
{
    public static async Task<Results<NoContent, ApiError>> Handle(long id, CredentialStore store, ProviderRoster roster, CancellationToken ct)
    {
        if (!await store.SetEnabledAsync(id, enabled: false))
        {
            return ProviderErrors.NoSuch(id);
        }

        await roster.ReloadAsync(ct);
        return TypedResults.NoContent();
    }
}
