using System.ComponentModel;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>A file to transcribe, as a form.</summary>
internal sealed record TranscribeRequest
{
    /// <summary>mp3, mp4, wav, m4a, ogg, flac or webm; 25 MB at most.</summary>
    public required IFormFile Audio { get; init; }

    /// <summary>A transcription model.</summary>
    [DefaultValue("whisper")]
    public string? Model { get; init; }

    /// <summary>For example en; recognised when absent.</summary>
    public string? Language { get; init; }

    /// <summary>Label the speakers; for models that can.</summary>
    [DefaultValue(false)]
    public bool Diarize { get; init; }

    /// <summary>An http or https URL that is notified once it has ended.</summary>
    public string? WebhookUrl { get; init; }
}
