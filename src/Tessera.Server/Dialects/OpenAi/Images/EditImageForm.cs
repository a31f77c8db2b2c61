using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>Images from a text and files.</summary>
internal sealed record EditImageForm : ImagesBody, IRequestForm<EditImageForm>
{
    /// <summary>One or several images, as <c>image</c> or <c>image[]</c>; their order matters.</summary>
    public required IReadOnlyList<IFormFile> Image { get; init; }

    /// <summary>An image whose transparent part is to change, for a model that takes a mask. One without transparency: its white part.</summary>
    public IFormFile? Mask { get; init; }

    /// <inheritdoc/>
    [DefaultValue(EditImageRequest.Usual)]
    public override string? Model { get; init; }

    /// <summary>Ignored.</summary>
    [AllowedValues("high", "low")]
    public string? InputFidelity { get; init; }

    [JsonIgnore]
    public override IEnumerable<(string Name, object? Value)> Ignored => [.. base.Ignored, ("input_fidelity", InputFidelity)];
}
