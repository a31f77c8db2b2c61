using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.Recraft;

/// <summary>
/// The path and body of a request: JSON, with files as data URIs.
/// https://www.recraft.ai/docs/api-reference/image-inputs-and-results
/// </summary>
internal static partial class RecraftRequest
{
    // How much of the input image may change; the API requires a value.
    private const double UsualStrength = 0.5;

    /// <summary>The body is null if the mask cannot be read.</summary>
    public static (string Path, HttpContent? Body) ToWire(TaskCall call)
    {
        var isModel = call.Model.StartsWith("recraft", StringComparison.Ordinal);
        var operation = !isModel ? call.Model
            : VendorMask.IsIn(call) ? "inpaint"
            : call.Inputs.Count > 0 ? "imageToImage"
            : "generations";
        var body = new JsonObject();
        VendorOptions.Put(body, "prompt", call.Prompt);
        if (isModel)
        {
            PutModel(body, call, operation);
        }

        VendorOptions.Put(body, "image_format", FormatOf(call));
        VendorOptions.PutOthers(body, call.Options);
        return ($"/images/{operation}", PutFiles(body, call) ? JsonBody.Of(body, RecraftRequestWire.Default.JsonObject) : null);
    }

    private static void PutModel(JsonObject body, TaskCall call, string operation)
    {
        var options = call.Options;
        body["model"] = call.Model;
        if (operation == "generations")
        {
            VendorOptions.Put(body, "size", options.Text("size") ?? options.Text("aspect_ratio"));
        }
        else if (operation == "imageToImage")
        {
            body["strength"] = UsualStrength;
        }

        // Models since V4 refuse both, and their catalogue entries have neither option.
        VendorOptions.Put(body, "style", options.Text("style"));
        VendorOptions.Put(body, "negative_prompt", options.Text("negative_prompt"));
        VendorOptions.PutSeed(body, "random_seed", options);
    }

    /// <summary>Recraft has no JPEG, and vector drawings have one format; PNG is lossless.</summary>
    private static string? FormatOf(TaskCall call) =>
        call.Model.EndsWith("_vector", StringComparison.Ordinal) || call.Model == "vectorize"
        || call.Options.Text("style")?.StartsWith("vector", StringComparison.Ordinal) is true ? null
        : call.Options.Text("format") is "jpeg" ? "png"
        : call.Options.Text("format");

    private static bool PutFiles(JsonObject body, TaskCall call)
    {
        foreach (var (name, file) in call.Inputs)
        {
            var sent = name == VendorMask.Member ? VendorMask.Of(call, MaskForm.WhiteChanges) : file;
            if (sent is null)
            {
                return false;
            }

            body[name] = RemoteFile.ToDataUri(sent);
        }

        return true;
    }

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class RecraftRequestWire : JsonSerializerContext;
}
