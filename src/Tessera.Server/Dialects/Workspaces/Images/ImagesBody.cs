using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Server.Dialects.Workspaces.Models;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces.Images;

/// <summary>
/// The members that both calls for images accept. Callers also send fal's other members, so unknown ones are ignored, as by the
/// vendor.
/// </summary>
[Untrimmed]
internal abstract record ImagesBody
{
    // The vendor's page prints these where its generator has no example, and its samples send them.
    private const string Placeholder = "string";
    private static readonly string[] Names = ["model", "aspect_ratio", "output_format"];

    /// <summary>What to generate.</summary>
    [NotBlank]
    public required string Prompt { get; init; }

    /// <summary>The number of images, each different.</summary>
    [Range(1, ImageModels.MaxImages)]
    [DefaultValue(1)]
    public int NumImages { get; init; }

    /// <summary>The aspect ratio: <see cref="ImageRatios.All"/>, as far as the model supports it.</summary>
    public abstract string? AspectRatio { get; init; }

    /// <summary>jpeg, png or webp.</summary>
    [DocumentedDefault(ReadImagesCall.Png)]
    public string? OutputFormat { get; init; }

    /// <summary>A model of <c>GET /models</c>; absent, null and {} are nano-banana.</summary>
    [SchemaOf(typeof(object))]
    public string? Model { get; init; }

    /// <summary>Generates one image, whatever <c>num_images</c> is.</summary>
    [DefaultValue(false)]
    public bool LimitGenerations { get; init; }

    /// <summary>The seed: the same seed generates the same images. An extension; the vendor has no such member.</summary>
    [Range(0, OfferedModel.LargestSeed)]
    public long? Seed { get; init; }

    /// <summary>What is wrong with the request so far: it is answered with what the model's rules find, all at once.</summary>
    [JsonIgnore]
    public BodyProblems Problems { get; init; } = new();

    /// <summary>Problems in FastAPI's way: a member of the wrong type is one like any other.</summary>
    protected static BodyProblems NewProblems() => new() { MistypesAreFields = true };

    /// <summary>The members, but for names that are none: the page's <c>{}</c> and <c>"string"</c>.</summary>
    protected static IEnumerable<KeyValuePair<string, JsonElement>> MembersOf(JsonElement body) =>
        StrictBody<ImagesBody>.MembersOf(body).Where(member => !(Names.Contains(member.Key) && IsPlaceholder(member.Value)));

    private static bool IsPlaceholder(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.GetPropertyCount() == 0,
        JsonValueKind.String => value.ValueEquals(Placeholder),
        _ => false,
    };
}
