namespace Tessera.Server.Ledger;

/// <summary>Tokens to set aside for a generation that is about to be admitted.</summary>
/// <param name="Account">The account that pays.</param>
/// <param name="Plan">The plan with these limits.</param>
/// <param name="Limits">The limits of that plan.</param>
/// <param name="Tokens">The number of tokens; a request for 0 still counts against the limits.</param>
/// <param name="At">Now.</param>
internal sealed record HoldRequest(AccountId Account, string Plan, HoldRequest.PlanLimits Limits, long Tokens, DateTimeOffset At)
{
    /// <summary>
    /// The number of the generation. Refused if the account's history has already been counted beyond it.
    /// </summary>
    public long Number { get; init; } = long.MaxValue;

    /// <summary>The loan that pays instead of what the wallet has left; 0 for none. The limits were kept when it was given.</summary>
    public long Loan { get; init; }

    /// <summary>The limits of a plan; null means unlimited.</summary>
    internal sealed record PlanLimits(int? Hour, int? Day, int? Pending);

    /// <summary>What requests of an account have in common that one statement decides.</summary>
    public (string Plan, PlanLimits Limits, long Hour, long Day, long Loan) Alike => (Plan, Limits, RateWindow.Hour(At), RateWindow.Day(At), Loan);
}
