namespace Tessera.Providers;

/// <summary>Why a provider did not deliver, and so what the server does next.</summary>
public enum FailureKind
{
    /// <summary>The request is wrong for this provider: no retry.</summary>
    InvalidInput,

    /// <summary>The provider refused the content, asked for or made: no retry.</summary>
    ContentRefused,

    /// <summary>Too many requests: wait or fail over.</summary>
    RateLimited,

    /// <summary>Too much at once: wait for a slot or fail over.</summary>
    ConcurrencyLimited,

    /// <summary>Not reached, or it failed before it began: fail over.</summary>
    Unavailable,

    /// <summary>The provider does not serve this model, or not to this account: fail over, and notify the operator once.</summary>
    RouteUnusable,

    /// <summary>The credential was refused: disable it, alert, fail over.</summary>
    AuthUpstream,

    /// <summary>The provider account has no funds: disable the credential, alert, fail over.</summary>
    FundsUpstream,

    /// <summary>The work began and failed: the generation fails.</summary>
    TaskFailed,

    /// <summary>It is unknown whether the work was done: never submit it again.</summary>
    UnknownOutcome,
}
