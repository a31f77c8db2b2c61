using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// What is posted where: JSON, or a form where pictures are given. The two families of models differ in their words.
/// https://platform.openai.com/docs/api-reference/images/create
/// </summary>
/// <remarks>Neither takes a seed or a negative prompt, and the shape is in the size: these options end here.</remarks>
internal static partial class OpenAiImageRequest
{
    /// <summary>The body is null when the mask cannot be read.</summary>
    public static (string Path, HttpContent? Body) ToWire(TaskCall call) => call.Inputs.Count == 0
        ? ("/images/generations", JsonBody.Of(MembersOf(call), OpenAiImageRequestWire.Default.JsonObject))
        : ("/images/edits", FormOf(call));

    private static JsonObject MembersOf(TaskCall call)
    {
        var options = call.Options;
        var body = new JsonObject { ["model"] = call.Model, ["prompt"] = call.Prompt };
        VendorOptions.Put(body, "size", options.Text("size"));
        if (call.Model.Contains("gpt-image", StringComparison.Ordinal))
        {
            VendorOptions.Put(body, "quality", options.Text("quality") switch { "standard" => "medium", "hd" => "high", var own => own });
            VendorOptions.Put(body, "output_format", options.Text("format"));
        }
        else
        {
            // DALL-E and what imitates it choose their format themselves, and give a link unless they are told not to.
            VendorOptions.Put(body, "quality", options.Text("quality"));
            VendorOptions.Put(body, "style", options.Text("style"));
            body["response_format"] = "b64_json";
        }

        VendorOptions.PutOthers(body, options);
        return body;
    }

    private static FormBody? FormOf(TaskCall call)
    {
        var mask = VendorMask.Of(call, MaskForm.ClearChanges);
        if (mask is null && VendorMask.IsIn(call))
        {
            return null;
        }

        var form = new FormBody();
        form.Put(MembersOf(call));
        var pictures = call.Inputs.Where(input => input.Key != VendorMask.Member).Select(input => input.Value).ToList();
        foreach (var picture in pictures)
        {
            form.Put(pictures.Count == 1 ? "image" : "image[]", picture);
        }

        if (mask is not null)
        {
            form.Put("mask", mask);
        }

        return form;
    }

    [JsonSerializable(typeof(JsonObject))]
    private sealed partial class OpenAiImageRequestWire : JsonSerializerContext;
}
