using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary>A video to make.</summary>
internal sealed record CreateVideoRequest : IRequestBody<CreateVideoRequest>
{
    /// <summary>What to show.</summary>
    public required string Prompt { get; init; }

    /// <summary>A video model of the catalogue, by its slug or an alias.</summary>
    [DefaultValue(CreateVideoForm.UsualModel)]
    public string? Model { get; init; }

    /// <summary>How long, as text or as a number; the model's usual duration when absent.</summary>
    [SchemaOf(typeof(string))]
    public JsonElement? Seconds { get; init; }

    /// <summary>A size such as <c>1280x720</c>: the model's nearest aspect ratio and resolution.</summary>
    [StringLength(32)]
    public string? Size { get; init; }

    /// <summary>The image that it begins with.</summary>
    [SchemaOf(typeof(FileReference))]
    public JsonElement? InputReference { get; init; }
}
