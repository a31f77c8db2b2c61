using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin provider test</c>: makes the cheapest harmless call of each provider, with every credential or those of one
/// provider, and describes the result. An accepted credential ends its cool-down.
/// </summary>
internal static class TestProviders
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(
        string? provider, string? name, ProviderRoster roster, ProviderInvoker invoker, CancellationToken ct)
    {
        if (provider is not null && BuiltInProviders.Find(provider) is null)
        {
            return ProviderErrors.NoSuchProvider(provider);
        }

        await roster.ReloadAsync(ct);
        var outcomes = await Task.WhenAll(roster.Now.Matching(provider, name).Select(serving => TestAsync(serving, invoker, ct)));
        return TypedResults.Ok(new Page(outcomes));
    }

    private static async Task<Outcome> TestAsync(ServingCredential serving, ProviderInvoker invoker, CancellationToken ct)
    {
        if (serving.Connectors.Check is not { } check)
        {
            return OutcomeOf(serving, "untested", "This provider offers no call that is free of charge and changes nothing.");
        }

        if (await invoker.CheckAsync(serving, check, ct) is { } failure)
        {
            serving.Gate.Note(failure);
            return OutcomeOf(serving, "failed", $"{failure.Kind}: {failure.Message}");
        }

        serving.Gate.Restore();
        return OutcomeOf(serving, "accepted", "The provider accepted the credential.");
    }

    private static Outcome OutcomeOf(ServingCredential serving, string outcome, string message) =>
        new(serving.Credential.Provider, serving.Credential.Name, outcome, message);

    internal sealed record Page(IReadOnlyList<Outcome> Items);

    /// <param name="Provider">Its name.</param>
    /// <param name="Name">The credential's.</param>
    /// <param name="Result">accepted, failed or untested.</param>
    /// <param name="Message">The result as a sentence.</param>
    internal sealed record Outcome(string Provider, string Name, string Result, string Message);
}
