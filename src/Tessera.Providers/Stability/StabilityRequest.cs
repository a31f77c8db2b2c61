using System.Text.Json.Nodes;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.Stability;

/// <summary>The path and body of a request: a form, with or without files. https://platform.stability.ai/docs/api-reference</summary>
internal static class StabilityRequest
{
    // How much of the input image may change; the API requires a value.
    private const double UsualStrength = 0.7;

    /// <summary>The path below <c>stable-image</c>; the form is null if the mask cannot be read.</summary>
    public static (string Path, HttpContent? Form) ToWire(TaskCall call)
    {
        var form = new FormBody();
        form.Put(MembersOf(call));
        foreach (var (name, file) in call.Inputs)
        {
            var sent = name == VendorMask.Member ? VendorMask.Of(call, MaskForm.WhiteChanges) : file;
            if (sent is null)
            {
                return ("", null);
            }

            form.Put(name switch { "image_url" => "image", VendorMask.Member => "mask", _ => name }, sent);
        }

        return (IsTool(call) ? call.Model : IsSd3(call) ? "generate/sd3" : $"generate/{call.Model}", form);
    }

    private static JsonObject MembersOf(TaskCall call)
    {
        var options = call.Options;
        var takesImage = call.Inputs.ContainsKey("image_url");
        var body = new JsonObject();
        VendorOptions.Put(body, "prompt", call.Prompt);
        if (IsSd3(call))
        {
            body["model"] = call.Model;
            body["mode"] = takesImage ? "image-to-image" : "text-to-image";
        }

        VendorOptions.Put(body, "negative_prompt", options.Text("negative_prompt"));
        if (!IsTool(call))
        {
            // An input image keeps its own shape; only ultra accepts another.
            VendorOptions.Put(body, "aspect_ratio", takesImage && IsSd3(call) ? null : VendorOptions.Ratio(options));
            if (takesImage)
            {
                body["strength"] = UsualStrength;
            }
        }

        VendorOptions.Put(body, "style_preset", options.Text("style")?.Replace('_', '-'));
        VendorOptions.PutSeed(body, "seed", options);
        VendorOptions.Put(body, "output_format", options.Text("format"));
        VendorOptions.PutOthers(body, options);
        return body;
    }

    private static bool IsTool(TaskCall call) => call.Model.Contains('/', StringComparison.Ordinal);

    private static bool IsSd3(TaskCall call) => call.Model.StartsWith("sd3", StringComparison.Ordinal);
}
