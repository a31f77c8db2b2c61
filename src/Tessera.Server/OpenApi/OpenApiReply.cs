namespace Tessera.Server.OpenApi;

/// <summary>A successful reply.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Type">Its body's type; null where there is none.</param>
/// <param name="Samples">Bodies as JSON.</param>
internal sealed record OpenApiReply(int Status, Type? Type, params IReadOnlyList<OpenApiSample> Samples)
{
    /// <summary>A stream of server-sent events, where it can be asked for: what it looks like.</summary>
    public string? Events { get; init; }
}
