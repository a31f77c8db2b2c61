using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Exports;

/// <summary>A line of <c>transactions.jsonl</c>: a line of the ledger.</summary>
/// <param name="Id">Its number; grows with time.</param>
/// <param name="At">When.</param>
/// <param name="Kind"><c>grant</c>, <c>expire</c>, <c>hold</c> or <c>settle</c>.</param>
/// <param name="PlanTokens">Change of the plan's tokens.</param>
/// <param name="BonusTokens">Change of pack tokens.</param>
/// <param name="HeldTokens">Change of held tokens.</param>
/// <param name="Spent">Tokens charged by it.</param>
/// <param name="GenerationId">The generation it belongs to.</param>
/// <param name="Reason">The reason, as text.</param>
internal sealed record ExportedTransaction(
    long Id, DateTimeOffset At, string Kind, long PlanTokens, long BonusTokens, long HeldTokens, long Spent, long? GenerationId, string Reason)
{
    public static ExportedTransaction Of(JournalLine line) => new(
        line.Id, line.At, line.Kind.ToWire(), line.Plan, line.Pack, line.Held, line.Revenue, line.Generation, line.Reason);
}
