namespace Tessera.Server.OpenApi;

/// <summary>A parameter of the query or a header; with a name that stands in the path, its description.</summary>
internal sealed record OpenApiValue(string Name, string Description)
{
    public bool IsHeader { get; init; }

    /// <summary>Whether it is a whole number; text otherwise.</summary>
    public bool IsWhole { get; init; }

    public int? Min { get; init; }

    public int? Max { get; init; }

    /// <summary>The number used when it is absent.</summary>
    public int? Usual { get; init; }

    /// <summary>The words allowed; empty is any.</summary>
    public IReadOnlyList<string> Allowed { get; init; } = [];
}
