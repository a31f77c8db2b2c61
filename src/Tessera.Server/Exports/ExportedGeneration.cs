using System.Text.Json;
using Tessera.Server.Artifacts;
using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Exports;

/// <summary>A line of <c>generations.jsonl</c>: a generation with its prompt and what came of it.</summary>
internal sealed record ExportedGeneration
{
    /// <summary>Its identifier as text, <c>gen_…</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The same identifier as an integer, as transactions name it.</summary>
    public required long GenerationId { get; init; }

    public required string Type { get; init; }

    public required string Model { get; init; }

    public required string Status { get; init; }

    public required string? Prompt { get; init; }

    /// <summary>The conversation or the options, as they are stored; null where they are not kept.</summary>
    public required JsonElement? Request { get; init; }

    /// <summary>The text, whole.</summary>
    public required string? Text { get; init; }

    public required JsonElement? ToolCalls { get; init; }

    public required JsonElement? ResultMetadata { get; init; }

    /// <summary>The path of its file in the archive; null when it has none.</summary>
    public required string? File { get; init; }

    public required long? Seed { get; init; }

    public required long TokensSpent { get; init; }

    public required long? KeyId { get; init; }

    public required string Provider { get; init; }

    public required string? ErrorCode { get; init; }

    public required string? Error { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset? CompletedAt { get; init; }

    public static ExportedGeneration Of(Generation generation) => new()
    {
        Id = generation.Id.Text,
        GenerationId = generation.Id.Value,
        Type = generation.Category.ToWire(),
        Model = generation.Model,
        Status = generation.State.ToWire(),
        Prompt = generation.Prompt,
        Request = Parse(generation.Request),
        Text = generation.ResultText,
        ToolCalls = Parse(generation.ToolCalls),
        ResultMetadata = Parse(generation.ResultMetadata),
        File = FileOf(generation)?.ToString(),
        Seed = generation.Seed,
        TokensSpent = generation.TokensSpent,
        KeyId = generation.Key,
        Provider = generation.Provider,
        ErrorCode = generation.ErrorCode,
        Error = generation.Error,
        CreatedAt = generation.CreatedAt,
        CompletedAt = generation.CompletedAt,
    };

    /// <summary>The file that is still there.</summary>
    public static ArtifactKey? FileOf(Generation generation) => generation is { FileExtension: { } extension, FileDeletedAt: null }
        ? ArtifactKey.Generation(generation.Id.Value, extension)
        : null;

    private static JsonElement? Parse(string? stored) => stored is null ? null : JsonElement.Parse(stored);
}
