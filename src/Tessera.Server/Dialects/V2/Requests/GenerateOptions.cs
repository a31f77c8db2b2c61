using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>
/// The options of all models, for the API document: a request takes them as they come, and the catalogue checks them by
/// its model. A test compares this list with the catalogue.
/// </summary>
internal sealed record GenerateOptions
{
    /// <summary>Text: how random the output is.</summary>
    [Range(0, 2)]
    public double? Temperature { get; init; }

    /// <summary>Text: the most tokens to generate.</summary>
    [Range(1, 1_000_000)]
    public int? MaxTokens { get; init; }

    /// <summary>Text: nucleus sampling.</summary>
    [Range(0, 1)]
    public double? TopP { get; init; }

    /// <summary>Text: one or more strings at which to stop.</summary>
    public JsonElement? Stop { get; init; }

    /// <summary>Text: must be 1.</summary>
    [Range(1, 1)]
    public int? N { get; init; }

    /// <summary>Text: how strongly to avoid tokens that already occur in the text.</summary>
    [Range(-2, 2)]
    public double? PresencePenalty { get; init; }

    /// <summary>Text: how strongly to avoid tokens that occur often in the text.</summary>
    [Range(-2, 2)]
    public double? FrequencyPenalty { get; init; }

    /// <summary>Text: the reasoning effort.</summary>
    [AllowedValues("none", "minimal", "low", "medium", "high", "xhigh")]
    public string? ReasoningEffort { get; init; }

    /// <summary>Text: for example <c>{"type":"json_object"}</c>.</summary>
    public JsonElement? ResponseFormat { get; init; }

    /// <summary>Text: functions the model may call, in OpenAI's form.</summary>
    public IReadOnlyList<JsonElement>? Tools { get; init; }

    /// <summary>Text: which function to call, in OpenAI's form.</summary>
    public JsonElement? ToolChoice { get; init; }

    /// <summary>Text: your identifier of the end user.</summary>
    public string? User { get; init; }

    /// <summary>Text: your own metadata.</summary>
    public JsonElement? Metadata { get; init; }

    /// <summary>Image: for example <c>1024x1024</c>.</summary>
    public string? Size { get; init; }

    /// <summary>Image, video: for example <c>16:9</c>.</summary>
    public string? AspectRatio { get; init; }

    /// <summary>Image: webp, png or jpeg. Audio: mp3, wav or ogg.</summary>
    public string? Format { get; init; }

    /// <summary>Image: standard or hd.</summary>
    public string? Quality { get; init; }

    /// <summary>Image: for example vivid or natural.</summary>
    public string? Style { get; init; }

    /// <summary>Image: speed or quality, for models with modes.</summary>
    public string? Mode { get; init; }

    /// <summary>The same seed and prompt give a similar result.</summary>
    public long? Seed { get; init; }

    /// <summary>Image, video: what to avoid.</summary>
    public string? NegativePrompt { get; init; }

    /// <summary>Video, music: the duration in seconds.</summary>
    public int? Duration { get; init; }

    /// <summary>Video: for example 1080p.</summary>
    public string? Resolution { get; init; }

    /// <summary>Video: with audio.</summary>
    public bool? Audio { get; init; }

    /// <summary>Speech: the voice.</summary>
    public string? VoiceId { get; init; }

    /// <summary>Speech: the speed.</summary>
    [Range(0.5, 2)]
    public double? Speed { get; init; }

    /// <summary>Transcription, dubbing: for example en.</summary>
    public string? Language { get; init; }

    /// <summary>Transcription: distinguish speakers.</summary>
    public bool? Diarize { get; init; }

    /// <summary>Transcription: transcribe, or translate for English.</summary>
    public string? Task { get; init; }

    /// <summary>Upscaling: how many times larger.</summary>
    public int? Scale { get; init; }

    /// <summary>Upscaling: restore faces too.</summary>
    public bool? FaceEnhance { get; init; }

    /// <summary>An image to start from or edit: an https URL, a data URI, or a link to one of our files.</summary>
    public string? ImageUrl { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_2")]
    public string? ImageUrl2 { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_3")]
    public string? ImageUrl3 { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_4")]
    public string? ImageUrl4 { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_5")]
    public string? ImageUrl5 { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_6")]
    public string? ImageUrl6 { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_7")]
    public string? ImageUrl7 { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_8")]
    public string? ImageUrl8 { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_9")]
    public string? ImageUrl9 { get; init; }

    /// <summary>A further image, for models that accept several; their order matters.</summary>
    [JsonPropertyName("image_url_10")]
    public string? ImageUrl10 { get; init; }

    /// <summary>A mask of the area to change.</summary>
    public string? MaskUrl { get; init; }

    /// <summary>A second image.</summary>
    public string? TargetUrl { get; init; }

    /// <summary>An audio file to process.</summary>
    public string? AudioUrl { get; init; }
}
