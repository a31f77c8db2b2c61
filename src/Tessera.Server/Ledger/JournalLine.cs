namespace Tessera.Server.Ledger;

/// <summary>
/// One balanced transaction: the amounts credited (+) and debited (−) in each ledger account, and why. Plan, pack and held
/// belong to the user; revenue to the platform; issued is the counterpart of all of them.
/// </summary>
internal sealed record JournalLine(AccountId Account, DateTimeOffset At, JournalKind Kind, string Reason)
{
    public long Id { get; init; }

    public long Plan { get; init; }

    public long Pack { get; init; }

    public long Held { get; init; }

    public long Revenue { get; init; }

    public long Issued { get; init; }

    public long PlanPeriod { get; init; }

    public long? Generation { get; init; }

    /// <summary>The model of that generation; null when the line was not listed.</summary>
    public string? Model { get; init; }
}
