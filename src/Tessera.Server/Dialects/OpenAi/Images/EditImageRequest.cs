using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>Images from a text and images that are named: by a URL, a <c>data:</c> URI or an uploaded file.</summary>
internal sealed record EditImageRequest : ImagesBody, IRequestBody<EditImageRequest>
{
    /// <summary>The model of a call that names none.</summary>
    public const string Usual = "gpt-image-1.5";

    /// <summary>One or several images; their order matters.</summary>
    [SchemaOf(typeof(FileReference[]))]
    public required JsonElement Images { get; init; }

    /// <summary>An image whose transparent part is to change, for a model that takes a mask. One without transparency: its white part.</summary>
    [SchemaOf(typeof(FileReference))]
    public JsonElement? Mask { get; init; }

    /// <inheritdoc/>
    [DefaultValue(Usual)]
    public override string? Model { get; init; }

    /// <summary>Ignored.</summary>
    [AllowedValues("high", "low")]
    public string? InputFidelity { get; init; }

    [JsonIgnore]
    public override IEnumerable<(string Name, object? Value)> Ignored => [.. base.Ignored, ("input_fidelity", InputFidelity)];
}
