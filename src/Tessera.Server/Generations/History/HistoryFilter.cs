using Tessera.Server.Catalog;

namespace Tessera.Server.Generations.History;

/// <summary>The generations to list; a null member does not filter.</summary>
/// <param name="Category">Only those of this category.</param>
/// <param name="Model">Only those of this model.</param>
/// <param name="Status">Only those with this wire status: pending, completed or failed.</param>
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
