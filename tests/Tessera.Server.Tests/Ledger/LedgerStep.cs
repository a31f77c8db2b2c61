namespace Tessera.Server.Tests.Ledger;

/// <summary>One thing that happens to one wallet. Steps name holds by position, so that a sequence stays one when steps are taken out.</summary>
internal abstract record LedgerStep
{
    private LedgerStep()
    {
    }

    internal sealed record Wait(TimeSpan For) : LedgerStep;

    /// <summary>Opens the wallet that is open already.</summary>
    internal sealed record OpenTwice : LedgerStep;

    internal sealed record GrantPack(long Tokens) : LedgerStep;

    internal sealed record StartPeriod(string Plan, long Tokens, TimeSpan? Lasts, bool Renews) : LedgerStep;

    /// <param name="Tokens">How many.</param>
    /// <param name="AsOtherPlan">Asks with the limits of a plan the wallet is not on.</param>
    /// <param name="Hour">The limit of the hour.</param>
    /// <param name="Day">The limit of the day.</param>
    /// <param name="Pending">The limit of open holds.</param>
    /// <param name="Fails">What follows in the same write throws.</param>
    internal sealed record Hold(long Tokens, bool AsOtherPlan, int? Hour, int? Day, int? Pending, bool Fails) : LedgerStep;

    /// <summary>Takes a hold for a generation that has one.</summary>
    internal sealed record HoldTwice(int Which, long Tokens) : LedgerStep;

    /// <param name="Which">Which of the open holds, counted round.</param>
    /// <param name="Percent">How much of it; outside 0 to 100 a charge no hold allows.</param>
    internal sealed record Settle(int Which, int Percent) : LedgerStep;

    internal sealed record SettleTwice(int Which, int Percent) : LedgerStep;

    /// <summary>A node borrows, or borrows more.</summary>
    /// <param name="Node">Which.</param>
    /// <param name="Tokens">How many.</param>
    /// <param name="Requests">For how many requests.</param>
    /// <param name="Hour">The limit of the hour.</param>
    /// <param name="Day">The limit of the day.</param>
    /// <param name="Pending">The limit of open holds.</param>
    internal sealed record Lend(int Node, long Tokens, long Requests, int? Hour, int? Day, int? Pending) : LedgerStep;

    /// <summary>A node writes what it has drawn from its loan, which may have been taken away.</summary>
    internal sealed record Draw(int Node, long Tokens, bool Fails) : LedgerStep;

    /// <summary>A node returns its loan.</summary>
    internal sealed record Return(int Node) : LedgerStep;

    /// <summary>All loans are taken away; no node hears of it.</summary>
    internal sealed record Revoke : LedgerStep;

    /// <summary>A node dies and starts again.</summary>
    internal sealed record Kill(int Node) : LedgerStep;

    /// <summary>The loans of dead nodes are returned.</summary>
    internal sealed record ReturnDead : LedgerStep;

    /// <summary>The operator takes tokens back.</summary>
    internal sealed record TakeBack(long Tokens) : LedgerStep;
}
