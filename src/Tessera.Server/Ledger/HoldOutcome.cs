namespace Tessera.Server.Ledger;

/// <summary>The outcome of a hold request.</summary>
internal abstract record HoldOutcome
{
    private HoldOutcome()
    {
    }

    /// <summary>The tokens are held and the request is counted.</summary>
    internal sealed record Taken(Hold Hold, Wallet After) : HoldOutcome;

    /// <summary>Nothing was changed.</summary>
    internal abstract record Refused(Wallet Wallet) : HoldOutcome;

    internal sealed record InsufficientTokens(Wallet Wallet, long Required) : Refused(Wallet);

    internal sealed record HourLimit(Wallet Wallet) : Refused(Wallet);

    internal sealed record DayLimit(Wallet Wallet) : Refused(Wallet);

    internal sealed record TooManyPending(Wallet Wallet) : Refused(Wallet);

    /// <summary>The account is on another plan than the request assumed; repeat with the limits of that plan.</summary>
    internal sealed record OtherPlan(Wallet Wallet) : Refused(Wallet);

    /// <summary>The account's history has been counted beyond the number of this generation; repeat with another.</summary>
    internal sealed record NumberPassed(Wallet Wallet) : Refused(Wallet);

    /// <summary>The plan period has ended; start the next one, then repeat.</summary>
    internal sealed record PeriodOver(Wallet Wallet) : Refused(Wallet);
}
