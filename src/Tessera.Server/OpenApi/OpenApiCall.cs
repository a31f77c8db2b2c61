namespace Tessera.Server.OpenApi;

/// <summary>What the API document says of one call beyond what its handler's signature tells.</summary>
/// <param name="Summary">A few words.</param>
/// <param name="Reply">What it answers when all is well.</param>
internal sealed record OpenApiCall(string Summary, OpenApiReply Reply)
{
    /// <summary>What a caller should know, in Markdown.</summary>
    public string? Description { get; init; }

    /// <summary>Whether it needs no key.</summary>
    public bool IsOpen { get; init; }

    /// <summary>Parameters of the query and headers, and words on those of the path.</summary>
    public IReadOnlyList<OpenApiValue> Values { get; init; } = [];

    /// <summary>The body, where it takes one.</summary>
    public OpenApiRequest? Request { get; init; }

    /// <summary>The HTTP statuses of the errors worth telling, besides those every call can have.</summary>
    public IReadOnlyList<int> Errors { get; init; } = [];
}
