using Tessera.Server.Catalog;

namespace Tessera.Server.Generations.History;

/// <summary>Which generations to list; null is all.</summary>
/// <param name="Category">Of this kind.</param>
/// <param name="Model">With this model.</param>
/// <param name="Status">In this wire status: pending, completed or failed.</param>
internal sealed record HistoryFilter(Category? Category, string? Model, string? Status)
{
    public static HistoryFilter None { get; } = new(null, null, null);

    public int? LeastState => Status switch
    {
        null => null,
        "pending" => (int)GenerationState.Accepted,
        "completed" => (int)GenerationState.Completed,
        _ => (int)GenerationState.Failed,
    };

    public int? MostState => Status switch
    {
        null => null,
        "pending" => (int)GenerationState.Submitted,
        "completed" => (int)GenerationState.Completed,
        _ => (int)GenerationState.Canceled,
    };
}
