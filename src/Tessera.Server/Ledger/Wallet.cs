namespace Tessera.Server.Ledger;

/// <summary>The balances of an account, in whole tokens, and how much of its limits it has used.</summary>
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
    /// <summary>
    /// The most that one account may have: sums over all accounts stay far below 64 bits, where SQLite's arithmetic is exact.
    /// </summary>
    public const long MaxTokens = 1_000_000_000_000_000;

    /// <summary>How many enabled webhook endpoints the account has; without any, no event is written.</summary>
    public int WebhookEndpoints { get; init; }

    /// <summary>The balance below which the owner is alerted; 0 disables the alert.</summary>
    public long LowBalance { get; init; }

    /// <summary>Whether the hold that returned this wallet took the balance below <see cref="LowBalance"/>.</summary>
    public bool HasJustRunLow { get; init; }

    /// <summary>The newest generation that is counted in a history segment: no row may appear at or below it.</summary>
    public long SummarizedId { get; init; }

    /// <summary>Of the tokens, those that <see cref="Loans"/> keep for texts that processes admit without a commit.</summary>
    public long LentTokens { get; init; }

    /// <summary>The requests for which <see cref="Loans"/> keep room in the plan's limits.</summary>
    public long LentRequests { get; init; }

    /// <summary>The tokens available now: plan and pack tokens, without what is held.</summary>
    public long Available => checked(PlanTokens + PackTokens);

    /// <summary>Whether the account may have so many tokens more.</summary>
    public bool HasRoomFor(long tokens) => checked(Available + HeldTokens + tokens) <= MaxTokens;

    /// <summary>The wallet with one request more in the hour and the day.</summary>
    public Wallet WithRequest(DateTimeOffset now) => this with
    {
        HourWindow = RateWindow.Hour(now),
        HourCount = UsedThisHour(now) + 1,
        DayWindow = RateWindow.Day(now),
        DayCount = UsedToday(now) + 1,
    };

    public int UsedThisHour(DateTimeOffset now) => HourWindow == RateWindow.Hour(now) ? HourCount : 0;

    public int UsedToday(DateTimeOffset now) => DayWindow == RateWindow.Day(now) ? DayCount : 0;
}
