namespace Tessera.Server.Dialects.OpenAi;

/// <summary>A file that a JSON request names: one of the two.</summary>
internal sealed record FileReference
{
    /// <summary>An https or http URL, a <c>data:</c> URI, or a link that this server gave out.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>The ID of an uploaded file: <c>file-…</c>.</summary>
    public string? FileId { get; init; }
}
