using System.Text.Json;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary>A finished image of a workspace, as it is stored.</summary>
internal sealed record StoredImage(GenerationId Generation, string ImageId, string BatchId)
{
    public required string WorkspaceId { get; init; }

    public required long User { get; init; }

    public required string Model { get; init; }

    /// <summary>Null where the account keeps no prompts.</summary>
    public required string? Prompt { get; init; }

    /// <summary>A JSON object.</summary>
    public required string Parameters { get; init; }

    /// <summary>A JSON array.</summary>
    public required string InputImages { get; init; }

    /// <summary>Null once its file is gone.</summary>
    public required string? FileExtension { get; init; }

    public required long? FileBytes { get; init; }

    /// <summary>A JSON object, or null.</summary>
    public required string? Metadata { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public long? Width => Measured("width");

    public long? Height => Measured("height");

    // Older versions measured nothing where libvips was not installed.
    private long? Measured(string member) =>
        Metadata is { } json && JsonElement.Parse(json).TryGetProperty(member, out var value) ? value.GetInt64() : null;
}
