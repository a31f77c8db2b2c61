using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>Images from a text.</summary>
internal sealed record GenerateImageRequest : ImagesBody, IRequestBody<GenerateImageRequest>
{
    /// <inheritdoc/>
    [DefaultValue("dall-e-3")]
    public override string? Model { get; init; }

    /// <summary>A style of the model; ignored by models without styles.</summary>
    [StringLength(64)]
    public string? Style { get; init; }

    /// <summary>Ignored.</summary>
    [AllowedValues("auto", "low")]
    public string? Moderation { get; init; }

    /// <summary>Ignored: no model makes animated images.</summary>
    public int? FrameCount { get; init; }

    /// <summary>Ignored.</summary>
    public int? FrameDurationMs { get; init; }

    [JsonIgnore]
    public override IEnumerable<(string Name, object? Value)> Ignored =>
        [.. base.Ignored, ("moderation", Moderation), ("frame_count", FrameCount), ("frame_duration_ms", FrameDurationMs)];
}
