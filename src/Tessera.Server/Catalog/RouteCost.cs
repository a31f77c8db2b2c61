using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>
/// What a provider charges the operator, in millionths of a US dollar: the cost of the first cell whose option values match. An
/// unknown cost is null, never 0.
/// </summary>
internal sealed record RouteCost(IReadOnlyList<CostCell> Cells)
{
    /// <summary>The date of the oldest of its prices; null when none has a date.</summary>
    public DateOnly? AsOf { get; } = Cells.Min(cell => cell.AsOf);

    /// <summary>The cost of a call; null when a count it depends on is unknown, or no cell matches.</summary>
    /// <param name="options">The model's options, before the route maps them.</param>
    /// <param name="counts">The counts of the call.</param>
    public long? MicroUsd(CallOptions options, CostCounts counts) =>
        Cells.FirstOrDefault(cell => cell.Holds(options))?.MicroUsd(options, counts);
}
