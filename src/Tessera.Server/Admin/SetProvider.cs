using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin provider set</c>: changes a stored credential. A secret belongs to an address: changing the address requires the
/// secret again, so that a moved address never receives one it was not meant for.
/// </summary>
internal static class SetProvider
{
    public static async Task<Results<Ok<ProviderRow>, ApiError>> Handle(
        long id, Request request, CredentialStore store, ProviderRoster roster, EndingRoutes endings, CancellationToken ct)
    {
        var stored = (await store.ListAsync()).FirstOrDefault(credential => credential.Id == id);
        if (stored is null || BuiltInProviders.Find(stored.Provider) is not { } provider)
        {
            return ProviderErrors.NoSuch(id);
        }

        var changed = request.Over(stored);
        if (changed.BaseUrl != stored.BaseUrl && stored.Secret is not null && string.IsNullOrEmpty(request.Key))
        {
            return ProviderErrors.SecretAgain();
        }

        if (ProviderErrors.Check(provider, changed) is { } problem)
        {
            return problem;
        }

        await store.ReplaceAsync(changed);
        await roster.ReloadAsync(ct);
        return roster.Now.All.FirstOrDefault(serving => serving.Credential.Id == id) is { } now
            ? TypedResults.Ok(ProviderRow.Of(now, endings))
            : ProviderErrors.NoSuch(id);
    }

    internal sealed record Request : ProviderBody, IRequestBody<Request>;
}
