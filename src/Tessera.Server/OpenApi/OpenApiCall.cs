namespace Tessera.Server.OpenApi;

/// <summary>What the API document says of one call in prose and by example; types, limits and statuses of success come from its handler.</summary>
internal sealed record OpenApiCall
{
    public required string Summary { get; init; }

    /// <summary>What a caller should know, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Headers, besides those of its metadata, and descriptions of the path's parts.</summary>
    public IReadOnlyList<Parameter> Parameters { get; init; } = [];

    /// <summary>The HTTP statuses of its handler's errors, besides those that every call can have and those of its metadata.</summary>
    public IReadOnlyList<int> Errors { get; init; } = [];

    /// <summary>Bodies of requests, by name.</summary>
    public IReadOnlyDictionary<string, Sample> Request { get; init; } = new Dictionary<string, Sample>();

    /// <summary>Bodies of replies, by name.</summary>
    public IReadOnlyDictionary<string, Sample> Reply { get; init; } = new Dictionary<string, Sample>();

    /// <summary>A stream of server-sent events, where it can be asked for: what it looks like.</summary>
    public string? Events { get; init; }

    internal sealed record Parameter(string Name, string In, string Description);

    internal sealed record Sample(string Summary, System.Text.Json.Nodes.JsonNode Value);
}
