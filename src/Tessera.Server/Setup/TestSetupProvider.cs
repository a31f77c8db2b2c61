using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Admin.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Setup;

/// <summary>
/// <c>POST /api/v2/setup/providers/test</c>: makes the cheapest harmless call of a provider with a key that is not stored.
/// </summary>
internal static class TestSetupProvider
{
    public static async Task<Results<Ok<ProviderTest>, ApiError>> Handle(
        TestSetupProviderRequest request,
        SetupCaller caller,
        SetupGuard guard,
        SessionCookie cookie,
        ProviderRoster roster,
        ProviderInvoker invoker,
        CancellationToken ct)
    {
        if (cookie.Refusal is { } foreign)
        {
            return foreign;
        }

        if (await guard.CheckAsync(caller, request.Code) is { } refusal)
        {
            return refusal;
        }

        var tested = roster.Prepare(request.ToCredential()) ?? throw new InvalidOperationException("A request names a credential that can be used.");
        var outcome = await TestProviders.TestAsync(tested, invoker, ct);
        return TypedResults.Ok(new ProviderTest(outcome.Result != TestProviders.Failed, outcome.Result, outcome.Code, outcome.Message));
    }

    /// <param name="Ok">Whether the key can be stored as it is: the provider accepted it, or offers no call to test it with.</param>
    /// <param name="Result"><c>accepted</c>, <c>failed</c> or <c>untested</c>.</param>
    /// <param name="Code">Why it failed, such as AuthUpstream (the key was refused) or Unavailable (it was not reached); null when it did not.</param>
    /// <param name="Message">The result as a sentence.</param>
    internal sealed record ProviderTest(bool Ok, string Result, string? Code, string Message);
}
