namespace Tessera.Providers;

/// <summary>A model as the vendor lists it.</summary>
/// <param name="Id">As a route names it.</param>
public sealed record ListedModel(string Id)
{
    /// <summary>Other names under which a route reaches it.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The day on which the vendor shuts it down; null where none is announced.</summary>
    public DateOnly? Ends { get; init; }

    /// <summary>Whether the vendor marks it as deprecated, with a date or without one.</summary>
    public bool IsDeprecated { get; init; }

    /// <summary>When it came out; null where the vendor does not say.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Whether it makes texts or media, as far as the vendor says: false for embeddings and the like.</summary>
    public bool Generates { get; init; } = true;

    /// <summary>Whether a route that names this id reaches it.</summary>
    public bool IsNamed(string id) => Id == id || Aliases.Contains(id);
}
