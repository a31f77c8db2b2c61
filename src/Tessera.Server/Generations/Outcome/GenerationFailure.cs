using Tessera.Providers;

namespace Tessera.Server.Generations.Outcome;

/// <summary>A provider's failure in the contract's codes.</summary>
internal static class GenerationFailure
{
    public const string ProviderError = "provider_error";

    public static GenerationOutcome From(ProviderFailure failure) => GenerationOutcome.Failure(failure.IsTimeout ? "timeout" : Code(failure.Kind), failure.Message);

    private static string Code(FailureKind kind) => kind switch
    {
        FailureKind.InvalidInput => "invalid_input",
        FailureKind.ContentRefused => "content_policy",
        FailureKind.RateLimited or FailureKind.ConcurrencyLimited => "overloaded",
        FailureKind.Unavailable or FailureKind.RouteUnusable or FailureKind.AuthUpstream or FailureKind.FundsUpstream => "model_unavailable",
        FailureKind.TaskFailed or FailureKind.UnknownOutcome => ProviderError,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "not a failure kind"),
    };
}
