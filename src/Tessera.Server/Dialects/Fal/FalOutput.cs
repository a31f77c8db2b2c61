using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Fal;

/// <summary>The result of a model: those members that results of its kind have.</summary>
internal sealed record FalOutput
{
    /// <summary>Image models, and tools that make an image.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FalFile>? Images { get; init; }

    /// <summary>Tools that make an image: the same as the only one of <c>images</c>.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FalFile? Image { get; init; }

    /// <summary>Video models.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FalFile? Video { get; init; }

    /// <summary>Speech, music, and tools that make audio.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FalFile? Audio { get; init; }

    /// <summary>Transcripts, and tools that read text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Text { get; init; }

    /// <summary>Text models.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Output { get; init; }

    /// <summary>Tools that read text: the text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Outputs { get; init; }

    /// <summary>The seed that was used.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public long? Seed { get; init; }

    /// <summary>The prompt, if the account keeps prompts.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Prompt { get; init; }

    /// <summary>Images: an entry for each, always false: a refused image is an error.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<bool>? HasNsfwConcepts { get; init; }

    public required FalTimings Timings { get; init; }

    /// <param name="Inference">Seconds from the admission to the result.</param>
    internal sealed record FalTimings(double Inference);
}
