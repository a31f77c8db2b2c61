using System.Text.Json;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;

namespace Tessera.Providers.Automatic1111;

/// <summary>The path and body of a request. https://github.com/AUTOMATIC1111/stable-diffusion-webui/wiki/API</summary>
internal static partial class Automatic1111Request
{
    /// <summary>The checkpoint that is currently loaded.</summary>
    public const string AnyModel = "default";

    /// <summary>Options with the same name and meaning.</summary>
    private static readonly string[] SameNames =
    [
        "negative_prompt", "seed", "steps", "cfg_scale", "sampler_name", "scheduler", "width", "height", "denoising_strength", "styles",
        "enable_hr", "hr_scale", "hr_upscaler", "hr_second_pass_steps", "inpainting_fill", "inpaint_full_res", "mask_blur", "resize_mode",
        "alwayson_scripts",
    ];

    public static (string Path, HttpContent Body) ToWire(TaskCall call) => call.Kind is TaskKind.Tool && !call.Inputs.ContainsKey("mask_url")
        ? ("/sdapi/v1/extra-single-image", JsonBody.Of(EnlargementOf(call), Automatic1111RequestWire.Default.Enlargement))
        : (call.Inputs.Count == 0 ? "/sdapi/v1/txt2img" : "/sdapi/v1/img2img", JsonBody.Of(ImageOf(call), Automatic1111RequestWire.Default.ImageRequest));

    private static ImageRequest ImageOf(TaskCall call)
    {
        var size = PixelSize.Of(call.Options);
        var request = new ImageRequest(
            call.Prompt,
            size?.Width,
            size?.Height,
            call.Inputs.TryGetValue("image_url", out var image) ? [Convert.ToBase64String(image.Content)] : null,
            call.Inputs.TryGetValue("mask_url", out var mask) ? Convert.ToBase64String(mask.Content) : null,
            call.Model == AnyModel ? null : new Settings(call.Model),
            call.Reference);
        foreach (var name in SameNames)
        {
            if (call.Options.Values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined))
            {
                request.Options[name] = value;
            }
        }

        return request;
    }

    private static Enlargement EnlargementOf(TaskCall call) => new(
        call.Inputs.TryGetValue("image_url", out var image) ? Convert.ToBase64String(image.Content) : "",
        call.Options.Number("scale") ?? 2,
        call.Model == AnyModel ? "R-ESRGAN 4x+" : call.Model);

    /// <summary>The body of txt2img and img2img.</summary>
    private sealed record ImageRequest(
        string Prompt, int? Width, int? Height, string[]? InitImages, string? Mask, Settings? OverrideSettings, string ForceTaskId)
    {
        /// <summary>Members with the same name in the catalogue.</summary>
        [JsonExtensionData]
        public Dictionary<string, JsonElement> Options { get; } = [];
    }

    /// <summary>Settings that apply to this image only.</summary>
    private sealed record Settings(string SdModelCheckpoint);

    /// <summary>The body of extra-single-image.</summary>
    private sealed record Enlargement(string Image, double UpscalingResize, [property: JsonPropertyName("upscaler_1")] string Upscaler);

    [JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
    [JsonSerializable(typeof(ImageRequest))]
    [JsonSerializable(typeof(Enlargement))]
    private sealed partial class Automatic1111RequestWire : JsonSerializerContext;
}
