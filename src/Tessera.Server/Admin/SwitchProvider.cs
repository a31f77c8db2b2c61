using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary><c>admin provider enable</c>, <c>disable</c> and <c>remove</c>.</summary>
internal static class SwitchProvider
{
    public static Task<Results<NoContent, ApiError>> EnableAsync(long id, CredentialStore store, ProviderRoster roster, CancellationToken ct) =>
        AnswerAsync(id, store.SetEnabledAsync(id, enabled: true), roster, ct);

    /// <summary>Routes no new requests to it; its tasks in progress are still polled.</summary>
    public static Task<Results<NoContent, ApiError>> DisableAsync(long id, CredentialStore store, ProviderRoster roster, CancellationToken ct) =>
        AnswerAsync(id, store.SetEnabledAsync(id, enabled: false), roster, ct);

    /// <summary>Removes it and its secret; its requests in progress fail and their tokens are released.</summary>
    public static Task<Results<NoContent, ApiError>> RemoveAsync(long id, CredentialStore store, ProviderRoster roster, CancellationToken ct) =>
        AnswerAsync(id, store.RemoveAsync(id), roster, ct);

    private static async Task<Results<NoContent, ApiError>> AnswerAsync(long id, Task<bool> change, ProviderRoster roster, CancellationToken ct)
    {
        if (!await change)
        {
            return ProviderErrors.NoSuch(id);
        }

        await roster.ReloadAsync(ct);
        return TypedResults.NoContent();
    }
}
