namespace Tessera.Providers;

/// <summary>Why a provider failed, which determines what the server does next.</summary>
public enum FailureKind
{
    /// <summary>The request is wrong for this provider: no retry.</summary>
    InvalidInput,

    /// <summary>The provider refused the prompt or the result: no retry.</summary>
    ContentRefused,

    /// <summary>Too many requests: wait or fail over.</summary>
    RateLimited,

    /// <summary>Too many concurrent requests: wait for a slot or fail over.</summary>
    ConcurrencyLimited,

    /// <summary>The provider was not reached, or failed before work began: fail over.</summary>
    Unavailable,

    /// <summary>The provider does not serve this model to this account: fail over, and notify the operator once.</summary>
    RouteUnusable,

    /// <summary>The credential was refused: disable it, alert, fail over.</summary>
    AuthUpstream,

    /// <summary>The provider account has no funds: disable the credential, alert, fail over.</summary>
    FundsUpstream,

    /// <summary>Work began and failed: the generation fails.</summary>
    TaskFailed,

    /// <summary>It is unknown whether the work was done: never resubmit.</summary>
    UnknownOutcome,
}
