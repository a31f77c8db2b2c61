using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>A recording to write down.</summary>
internal sealed record TranscriptionForm : AudioForm, IRequestForm<TranscriptionForm>
{
    /// <summary>The language that is spoken, for example <c>en</c>; detected when absent.</summary>
    [StringLength(16)]
    public string? Language { get; init; }

    /// <summary>Only <c>segment</c>: no model gives the times of words.</summary>
    [Entries(2, 16, "segment", "word")]
    public IReadOnlyList<string>? TimestampGranularities { get; init; }

    /// <summary>Must be absent: no model gives log probabilities.</summary>
    [Entries(1, 32, "logprobs")]
    public IReadOnlyList<string>? Include { get; init; }

    /// <summary>Must be false: a transcript is returned whole.</summary>
    public bool? Stream { get; init; }

    /// <summary>Ignored.</summary>
    [StringLength(64)]
    public string? ChunkingStrategy { get; init; }

    /// <summary>Ignored.</summary>
    [Entries(64, 64)]
    public IReadOnlyList<string>? Languages { get; init; }

    /// <summary>Ignored.</summary>
    [Entries(1000, 256)]
    public IReadOnlyList<string>? Keywords { get; init; }

    /// <summary>Ignored.</summary>
    [Entries(16, 256)]
    public IReadOnlyList<string>? KnownSpeakerNames { get; init; }

    [JsonIgnore]
    public override IEnumerable<(string Name, object? Value)> Hints =>
    [
        .. base.Hints, ("chunking_strategy", ChunkingStrategy), ("languages", Languages), ("keywords", Keywords), ("known_speaker_names", KnownSpeakerNames),
    ];
}
