namespace Tessera.Server.Ledger;

/// <summary>The outcome of a hold request.</summary>
internal abstract record HoldOutcome
{
    private HoldOutcome()
    {
    }

    /// <summary>The tokens are set aside and the request is counted.</summary>
    internal sealed record Taken(Hold Hold, Wallet After) : HoldOutcome;

    /// <summary>Nothing was changed.</summary>
    internal abstract record Refused(Wallet Wallet) : HoldOutcome;

    internal sealed record InsufficientTokens(Wallet Wallet, long Required) : Refused(Wallet);

    internal sealed record HourLimit(Wallet Wallet) : Refused(Wallet);

    internal sealed record DayLimit(Wallet Wallet) : Refused(Wallet);

    internal sealed record TooManyPending(Wallet Wallet) : Refused(Wallet);

    /// <summary>The account has another plan than the request; repeat with the limits of that one.</summary>
    internal sealed record OtherPlan(Wallet Wallet) : Refused(Wallet);

    /// <summary>The plan period is over; roll it, then ask again.</summary>
    internal sealed record PeriodOver(Wallet Wallet) : Refused(Wallet);
}
