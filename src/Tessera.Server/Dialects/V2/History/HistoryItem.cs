using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Dialects.V2.Replies;

namespace Tessera.Server.Dialects.V2.History;

/// <summary>One generation.</summary>
internal sealed record HistoryItem
{
    /// <summary>Its identifier as text, <c>gen_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The same identifier as an integer.</summary>
    public required long GenerationId { get; init; }

    /// <summary>The category: text, image, video, tts, audio, stt, tool or embedding.</summary>
    public required string Type { get; init; }

    public required string Model { get; init; }

    /// <summary><c>pending</c>, <c>completed</c> or <c>failed</c>.</summary>
    public required string Status { get; init; }

    public required string? Prompt { get; init; }

    /// <summary>A link to the file; null for text, and after the file was deleted or has expired.</summary>
    public required string? Url { get; init; }

    public required string? ThumbnailUrl { get; init; }

    public required long TokensUsed { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public required string? Error { get; init; }

    /// <summary>Of an image or a video, in pixels.</summary>
    public required RawJson? Width { get; init; }

    /// <summary>Of an image or a video, in pixels.</summary>
    public required RawJson? Height { get; init; }

    /// <summary>Of a video or a sound, in seconds.</summary>
    public required RawJson? Duration { get; init; }

    /// <summary>The size of the file.</summary>
    public required long? Bytes { get; init; }

    /// <summary>The extension of the file, such as webp.</summary>
    public required string? Format { get; init; }

    public required long? Seed { get; init; }

    /// <summary>How long it took, from the request to its end.</summary>
    public required long? ProcessingMs { get; init; }

    /// <summary>From 0 to 1, while it is pending and the provider reports it.</summary>
    public required double? Progress { get; init; }

    /// <summary>Whole seconds that a pending generation may still take.</summary>
    public required long? EtaSeconds { get; init; }

    /// <summary>The key that asked for it; null for the console and other sign-ins.</summary>
    public required long? KeyId { get; init; }

    public required string? KeyName { get; init; }

    /// <summary>The provider that served it; <c>sandbox</c> for the built-in one.</summary>
    public required string Provider { get; init; }

    /// <summary>Whether the built-in sandbox made it.</summary>
    public required bool Sandbox { get; init; }

    /// <summary>When the file expires.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The first 280 characters of a text.</summary>
    public required string? Text { get; init; }

    /// <summary>What was asked for; null where it is not kept or longer than 16 kB: <c>GET /api/v2/generate/{id}</c> has it whole.</summary>
    public required RequestFacts? Request { get; init; }
}
