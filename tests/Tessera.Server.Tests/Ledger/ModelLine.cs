using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Ledger;

/// <summary>A line the journal should have.</summary>
internal sealed record ModelLine(
    JournalKind Kind, long Plan, long Pack, long Held, long Revenue, long Issued, long Period, long? Generation)
{
    public static ModelLine Of(JournalLine line) =>
        new(line.Kind, line.Plan, line.Pack, line.Held, line.Revenue, line.Issued, line.PlanPeriod, line.Generation);
}
