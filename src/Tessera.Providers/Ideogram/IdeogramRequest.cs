using System.Text.Json.Nodes;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.Ideogram;

/// <summary>
/// The path and body of a request: a form, with or without files. Version 3 accepts a ratio, a style, a seed and a negative
/// prompt; version 4 only a size in pixels. https://developer.ideogram.ai/api-reference
/// </summary>
/// <remarks>Neither accepts a format.</remarks>
internal static class IdeogramRequest
{
    private static readonly string[] Ratios =
        ["1:3", "3:1", "1:2", "2:1", "9:16", "16:9", "10:16", "16:10", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "1:1"];

    /// <summary>The form is null if the mask cannot be read.</summary>
    public static (string Path, HttpContent? Form) ToWire(TaskCall call)
    {
        var isModel = call.Model.StartsWith("ideogram-v", StringComparison.Ordinal) && !call.Model.Contains('/', StringComparison.Ordinal);
        var operation = VendorMask.IsIn(call) ? "inpaint" : call.Inputs.Count > 0 ? "remix" : "generate";
        return (isModel ? $"/v1/{call.Model}/{operation}" : $"/v1/{call.Model}", FormOf(call, isModel && operation != "inpaint"));
    }

    private static FormBody? FormOf(TaskCall call, bool takesShape)
    {
        var form = new FormBody();
        form.Put(call.Model.StartsWith("ideogram-v4", StringComparison.Ordinal) ? Version4(call) : Version3(call, takesShape));
        foreach (var (name, file) in call.Inputs)
        {
            var sent = name == VendorMask.Member ? VendorMask.Of(call, MaskForm.BlackChanges) : file;
            if (sent is null)
            {
                return null;
            }

            form.Put(name switch { "image_url" => "image", VendorMask.Member => "mask", _ => name }, sent);
        }

        return form;
    }

    private static JsonObject Version3(TaskCall call, bool takesShape)
    {
        var options = call.Options;
        var body = new JsonObject();
        VendorOptions.Put(body, "prompt", call.Prompt);
        if (takesShape)
        {
            VendorOptions.Put(body, "aspect_ratio", VendorOptions.Ratio(options, Ratios)?.Replace(':', 'x'));
        }

        VendorOptions.Put(body, "rendering_speed", Speed(options));
        VendorOptions.Put(body, "style_type", options.Text("style")?.ToUpperInvariant());
        VendorOptions.Put(body, "negative_prompt", options.Text("negative_prompt"));
        VendorOptions.PutSeed(body, "seed", options);
        VendorOptions.PutOthers(body, options);
        return body;
    }

    private static JsonObject Version4(TaskCall call)
    {
        var body = new JsonObject();
        VendorOptions.Put(body, "text_prompt", call.Prompt);
        VendorOptions.Put(body, "resolution", call.Options.Text("size"));
        VendorOptions.Put(body, "rendering_speed", Speed(call.Options));
        VendorOptions.PutOthers(body, call.Options);
        return body;
    }

    private static string? Speed(CallOptions options) => options.Text("quality") switch
    {
        "low" => "TURBO",
        "standard" => "DEFAULT",
        "hd" => "QUALITY",
        var own => own?.ToUpperInvariant(),
    };
}
