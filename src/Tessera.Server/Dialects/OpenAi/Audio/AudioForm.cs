using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>What transcription and translation have in common.</summary>
internal abstract record AudioForm
{
    /// <summary>The recording: mp3, mp4, wav, m4a, ogg, flac or webm.</summary>
    public required IFormFile File { get; init; }

    /// <summary>A transcription model of the catalogue, by its slug or an alias.</summary>
    public required string Model { get; init; }

    /// <summary><c>srt</c>, <c>vtt</c> and <c>verbose_json</c> have the times of segments, or one segment where the model gives none.</summary>
    [AllowedValues("json", "text", "srt", "verbose_json", "vtt")]
    [DocumentedDefault("json")]
    public string? ResponseFormat { get; init; }

    /// <summary>Ignored by models without such an option.</summary>
    [StringLength(4096)]
    public string? Prompt { get; init; }

    /// <summary>Ignored by models without such an option.</summary>
    [StringLength(16)]
    public string? Temperature { get; init; }

    /// <summary>The members that the catalogue has no option for, by name, with the value given.</summary>
    [JsonIgnore]
    public virtual IEnumerable<(string Name, object? Value)> Hints => [("prompt", Prompt), ("temperature", Temperature)];
}
