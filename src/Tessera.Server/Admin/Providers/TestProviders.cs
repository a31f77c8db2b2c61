using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary>
/// <c>POST providers/test</c>, <c>admin provider test</c>: makes the cheapest harmless call of each provider, with every
/// credential or those of one provider, and describes the result. An accepted credential ends its cool-down.
/// </summary>
internal static class TestProviders
{
    /// <summary>The <see cref="Outcome.Result"/> of a credential that its provider refused.</summary>
    public const string Failed = "failed";

    public static async Task<Results<Ok<Page>, ApiError>> Handle(
        string? provider, string? name, Actor actor, ProviderRoster roster, ProviderInvoker invoker, AuditLog audit, CancellationToken ct)
    {
        if (provider is not null && BuiltInProviders.Find(provider) is null)
        {
            return ProviderErrors.NoSuchProvider(provider);
        }

        await roster.ReloadAsync(ct);
        var tested = roster.Now.Matching(provider, name).ToList();
        foreach (var serving in tested)
        {
            await audit.RecordAsync(actor, new(AuditActs.TestProvider, ProviderChanges.TargetOf(serving.Credential)));
        }

        return TypedResults.Ok(new Page(await Task.WhenAll(tested.Select(serving => TestAsync(serving, invoker, ct)))));
    }

    public static async Task<Outcome> TestAsync(ServingCredential serving, ProviderInvoker invoker, CancellationToken ct)
    {
        if (serving.Connectors.Check is not { } check)
        {
            return OutcomeOf(serving, "untested", null, "This provider offers no call that is free of charge and changes nothing.");
        }

        if (await invoker.CheckAsync(serving, check, ct) is { } failure)
        {
            serving.Gate.NoteTest(failure);
            return OutcomeOf(serving, Failed, failure.Kind.ToString(), failure.Message);
        }

        serving.Gate.Restore();
        return OutcomeOf(serving, "accepted", null, "The provider accepted the credential.");
    }

    private static Outcome OutcomeOf(ServingCredential serving, string outcome, string? code, string message) =>
        new(serving.Credential.Provider, serving.Credential.Name, outcome, code, message);

    internal sealed record Page(IReadOnlyList<Outcome> Items);

    /// <param name="Provider">Its name.</param>
    /// <param name="Name">The credential's.</param>
    /// <param name="Result">accepted, failed or untested.</param>
    /// <param name="Code">Why it failed, such as AuthUpstream (the key was refused) or Unavailable (it was not reached); null when it did not.</param>
    /// <param name="Message">The result as a sentence.</param>
    internal sealed record Outcome(string Provider, string Name, string Result, string? Code, string Message);
}
