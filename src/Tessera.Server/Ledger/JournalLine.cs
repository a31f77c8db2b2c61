namespace Tessera.Server.Ledger;

/// <summary>
/// One balanced transaction: what came into (+) and went out of (−) each account, and why. Plan, pack and held are the
/// user's; revenue is the platform's; issued is the other side of them all.
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
}
