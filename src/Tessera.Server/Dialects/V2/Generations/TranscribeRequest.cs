using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tessera.Server.Dialects.V2.Requests;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Dialects.V2.Generations;

/// <summary>A file to transcribe, as a form.</summary>
internal sealed record TranscribeRequest : IRequestForm<TranscribeRequest>, ICheckedBody
{
    /// <summary>mp3, mp4, wav, m4a, ogg, flac or webm; 25 MB at most.</summary>
    public required IFormFile Audio { get; init; }

    /// <summary>A transcription model.</summary>
    [DefaultValue("whisper")]
    public string? Model { get; init; }

    /// <summary>The language, for example en; detected when absent.</summary>
    public string? Language { get; init; }

    /// <summary>Distinguish speakers, for models that can.</summary>
    [DocumentedDefault(false)]
    public bool? Diarize { get; init; }

    /// <summary>An http or https URL that is notified when the generation has ended.</summary>
    [StringLength(Webhooks.WebhookUrl.MaxLength)]
    [WebhookUrl]
    public string? WebhookUrl { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services) => Webhooks.WebhookUrl.Check("webhook_url", WebhookUrl, services);

    /// <summary>The same request to <c>/generate</c>, with the file by its link.</summary>
    public GenerateRequest ToGenerateRequest(string audioUrl)
    {
        var options = new Dictionary<string, JsonElement>(StringComparer.Ordinal) { ["audio_url"] = JsonSerializer.SerializeToElement(audioUrl) };
        if (Language is not null)
        {
            options["language"] = JsonSerializer.SerializeToElement(Language);
        }

        if (Diarize is { } diarize)
        {
            options["diarize"] = JsonSerializer.SerializeToElement(diarize);
        }

        return new GenerateRequest { Model = Model ?? "", WebhookUrl = WebhookUrl, Options = options };
    }
}
