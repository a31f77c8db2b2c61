using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary>A video to make, as a form, which OpenAI's own clients send.</summary>
internal sealed record CreateVideoForm : IRequestForm<CreateVideoForm>
{
    public const string UsualModel = "sora-2";

    /// <summary>What to show.</summary>
    public required string Prompt { get; init; }

    /// <summary>A video model of the catalogue, by its slug or an alias.</summary>
    [DefaultValue(UsualModel)]
    public string? Model { get; init; }

    /// <summary>How long; the model's usual duration when absent.</summary>
    [StringLength(16)]
    public string? Seconds { get; init; }

    /// <summary>A size such as <c>1280x720</c>: the model's nearest aspect ratio and resolution.</summary>
    [StringLength(32)]
    public string? Size { get; init; }

    /// <summary>The image that it begins with.</summary>
    public IFormFile? InputReference { get; init; }

    /// <summary>Its URL, in place of the image itself.</summary>
    [JsonPropertyName("input_reference[image_url]")]
    public string? InputReferenceUrl { get; init; }

    /// <summary>The ID of an uploaded file, in place of the image itself.</summary>
    [JsonPropertyName("input_reference[file_id]")]
    public string? InputReferenceId { get; init; }
}
