using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>
/// What a provider charges the operator, in millionths of a US dollar: that of the first cell whose option values match. An
/// unknown cost is null and never 0.
/// </summary>
internal sealed record RouteCost(IReadOnlyList<CostCell> Cells)
{
    /// <summary>The day on which the oldest of its prices was read; null where none says so.</summary>
    public DateOnly? AsOf { get; } = Cells.Min(cell => cell.AsOf);

    /// <summary>What a call cost, or null where a count that it depends on is not known, or no cell holds.</summary>
    /// <param name="options">The model's options, before the route maps them.</param>
    /// <param name="counts">What was counted.</param>
    public long? MicroUsd(CallOptions options, CostCounts counts) =>
        Cells.FirstOrDefault(cell => cell.Holds(options))?.MicroUsd(options, counts);
}
