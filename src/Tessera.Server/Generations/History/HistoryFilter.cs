using Tessera.Server.Catalog;

namespace Tessera.Server.Generations.History;

/// <summary>The generations to list; a null member does not filter.</summary>
/// <param name="Category">Only those of this category.</param>
/// <param name="Model">Only those of this model.</param>
/// <param name="Status">Only those with this wire status: pending, completed or failed.</param>
internal sealed record HistoryFilter(Category? Category, string? Model, string? Status)
{
    /// <summary>The value of <see cref="Key"/> for generations that were asked for without a key.</summary>
    public const long WithoutKey = 0;

    public static HistoryFilter None { get; } = new(null, null, null);

    /// <summary>Only those whose prompt contains all of these, in any case.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Only those that this key asked for.</summary>
    public long? Key { get; init; }

    /// <summary>Only those created at this time or later.</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Only those created before this time.</summary>
    public DateTimeOffset? To { get; init; }

    /// <summary>Only those with a file, those that will have one, and those that failed to make one.</summary>
    public bool IsMedia { get; init; }

    /// <summary>Only those whose file can be downloaded, or only those without such a file.</summary>
    public bool? HasFile { get; init; }

    /// <summary>Whether the segments of a history count what it lets pass.</summary>
    public bool IsCounted => this is { Words.Count: 0, Key: null, From: null, To: null, IsMedia: false, HasFile: null };

    /// <summary>Whether it lets everything pass.</summary>
    public bool IsNone => IsCounted && this is { Category: null, Model: null, Status: null };

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
