namespace Tessera.Providers;

/// <summary>A model in the vendor's list.</summary>
/// <param name="Id">The ID, as in routes.</param>
public sealed record ListedModel(string Id)
{
    /// <summary>Other IDs that routes may use.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The announced shutdown date, or null.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>Whether the vendor marks it as deprecated, with a date or without one.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>The release date; null if unknown.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it generates text or media, as far as the vendor says: false for embeddings and the like.</summary>
    public bool Generates { get; init; } = true;

    /// <summary>Whether a route with this ID reaches it.</summary>
    public bool IsNamed(string id) => Id == id || Aliases.Contains(id);
}
