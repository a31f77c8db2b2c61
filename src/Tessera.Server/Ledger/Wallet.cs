namespace Tessera.Server.Ledger;

/// <summary>What an account holds, in whole tokens, and how much of its limits it has used.</summary>
internal sealed record Wallet(
    AccountId Account,
    string Plan,
    long PlanPeriod,
    DateTimeOffset? PlanEndsAt,
    bool PlanRenews,
    long PlanTokens,
    long PackTokens,
    long HeldTokens,
    int Pending,
    long HourWindow,
    int HourCount,
    long DayWindow,
    int DayCount)
{
    /// <summary>The most one account may have: sums over all accounts stay far inside 64 bits, where SQLite's arithmetic is exact.</summary>
    public const long MaxTokens = 1_000_000_000_000_000;

    /// <summary>How many enabled webhook endpoints the account has; without one, no event is written.</summary>
    public int WebhookEndpoints { get; init; }

    /// <summary>The balance below which the owner is alerted; 0 for never.</summary>
    public long LowBalance { get; init; }

    /// <summary>Whether the hold that this wallet is the outcome of is the one that took the balance below <see cref="LowBalance"/>.</summary>
    public bool HasJustRunLow { get; init; }

    /// <summary>What can be spent now: plan tokens, then pack tokens, without what is held.</summary>
    public long Available => checked(PlanTokens + PackTokens);

    public int UsedThisHour(DateTimeOffset now) => HourWindow == RateWindow.Hour(now) ? HourCount : 0;

    public int UsedToday(DateTimeOffset now) => DayWindow == RateWindow.Day(now) ? DayCount : 0;
}
