using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Images;

/// <summary>What requests for images have in common, in JSON and in a form.</summary>
internal abstract record ImagesBody
{
    /// <summary>The most images of one call.</summary>
    public const int MaxImages = 4;

    public const string Url = "url";
    public const string Base64 = "b64_json";

    /// <summary>What to make.</summary>
    public required string Prompt { get; init; }

    /// <summary>An image model of the catalogue, by its slug or an alias.</summary>
    public virtual string? Model { get; init; }

    /// <summary>How many images, each charged like a call of its own.</summary>
    [DefaultValue(1)]
    [Range(1, MaxImages)]
    public int N { get; init; }

    /// <summary>
    /// A size of the model, such as <c>1024x1024</c>, or <c>auto</c>. A model without sizes makes the nearest aspect ratio and resolution.
    /// </summary>
    [StringLength(32)]
    public string? Size { get; init; }

    /// <summary><c>standard</c> and <c>medium</c>, <c>hd</c> and <c>high</c> are the same to a model that knows one of them.</summary>
    [AllowedValues("auto", "low", "medium", "high", "standard", "hd")]
    public string? Quality { get; init; }

    /// <summary><c>b64_json</c> contains the image, <c>url</c> only the link, which needs no key. <c>url</c> is in every reply.</summary>
    [AllowedValues(Url, Base64)]
    public string? ResponseFormat { get; init; }

    /// <summary>The format of the files.</summary>
    [AllowedValues("png", "jpeg", "webp")]
    public string? OutputFormat { get; init; }

    /// <summary>Ignored: files have the quality that the model or the server chooses.</summary>
    [Range(0, 100)]
    public int? OutputCompression { get; init; }

    /// <summary><c>transparent</c> only where the model's options have it.</summary>
    [AllowedValues("auto", "opaque", "transparent")]
    public string? Background { get; init; }

    /// <summary>Must be false: images are returned whole.</summary>
    [DocumentedDefault(false)]
    public bool? Stream { get; init; }

    /// <summary>Ignored: there are no partial images.</summary>
    [Range(0, 3)]
    public int? PartialImages { get; init; }

    /// <summary>Ignored.</summary>
    [AllowedValues("low", "medium", "high")]
    public string? Complexity { get; init; }

    /// <summary>Ignored.</summary>
    [StringLength(256)]
    public string? User { get; init; }

    /// <summary>Ignored.</summary>
    [StringLength(256)]
    public string? SafetyIdentifier { get; init; }

    /// <summary>The members that change nothing here, by name, with the value given.</summary>
    [JsonIgnore]
    public virtual IEnumerable<(string Name, object? Value)> Ignored =>
    [
        ("output_compression", OutputCompression), ("partial_images", PartialImages), ("complexity", Complexity), ("user", User), ("safety_identifier", SafetyIdentifier),
    ];
}
