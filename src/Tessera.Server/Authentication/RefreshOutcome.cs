using Tessera.Server.Ledger;

namespace Tessera.Server.Authentication;

/// <summary>The outcome of a refresh.</summary>
internal abstract record RefreshOutcome
{
    private RefreshOutcome()
    {
    }

    /// <summary>It was good and is used up now; <paramref name="Next"/> replaces it.</summary>
    internal sealed record Renewed(AccountId Account, SignInId SignIn, string Next) : RefreshOutcome;

    /// <summary>Never issued, expired, or of a sign-in that has ended.</summary>
    internal sealed record Unknown : RefreshOutcome;

    /// <summary>It had been used before: someone has a copy, so the whole sign-in was ended.</summary>
    internal sealed record Reused : RefreshOutcome;
}
