using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>A text to say.</summary>
internal sealed record SpeechRequest : IRequestBody<SpeechRequest>
{
    /// <summary>A speech model of the catalogue, by its slug or an alias.</summary>
    public required string Model { get; init; }

    /// <summary>The text.</summary>
    public required string Input { get; init; }

    /// <summary>A voice of the model, or an object with its <c>id</c>.</summary>
    public required JsonElement Voice { get; init; }

    /// <summary>How to say it; ignored by models without such an option.</summary>
    [StringLength(4096)]
    public string? Instructions { get; init; }

    /// <summary>The format of the file; <c>pcm</c> has 24,000 samples of 16 bits a second, without a header.</summary>
    [AllowedValues("mp3", "opus", "aac", "flac", "wav", "pcm")]
    [DocumentedDefault(SpeechFormat.Usual)]
    public string? ResponseFormat { get; init; }

    /// <summary>How fast, 1 is as usual; the model's limits apply.</summary>
    [SchemaOf(typeof(double))]
    public JsonElement? Speed { get; init; }

    /// <summary>Must be <c>audio</c>: the file is returned when it is done.</summary>
    [StringLength(32)]
    [DocumentedDefault("audio")]
    public string? StreamFormat { get; init; }
}
