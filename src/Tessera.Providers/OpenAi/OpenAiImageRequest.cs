using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Tessera.Providers.Http;
using Tessera.Providers.Masks;

namespace Tessera.Providers.OpenAi;

/// <summary>
/// The path and body of a request: JSON, or a form if images are given. The two model families name their options differently.
/// https://platform.openai.com/docs/api-reference/images/create
/// </summary>
/// <remarks>Neither accepts a seed or a negative prompt, and the size determines the ratio, so these options are not sent.</remarks>
internal static partial class OpenAiImageRequest
{
    /// <summary>The options that the connector adds if the server accepts them.</summary>
    public static OpenAiAddedOptions AddedTo(TaskCall call) => IsGptImage(call) ? OpenAiAddedOptions.OutputFormat : OpenAiAddedOptions.ResponseFormat;

    public static string PathOf(TaskCall call) => call.Inputs.Count == 0 ? "/images/generations" : "/images/edits";

    /// <summary>The body; <paramref name="mask"/> is the vendor's form of the call's mask.</summary>
    public static HttpContent ToWire(TaskCall call, MediaInput? mask, OpenAiAddedOptions added) => call.Inputs.Count == 0
        ? JsonBody.Of(MembersOf(call, added), OpenAiImageRequestWire.Default.JsonObject)
        : FormOf(call, mask, added);

    // The catalogue has GPT image models only. A server that the operator runs may serve either family, which only the name
    // shows.
    private static bool IsGptImage(TaskCall call) => call.Model.Contains("gpt-image", StringComparison.Ordinal);

    private static JsonObject MembersOf(TaskCall call, OpenAiAddedOptions added)
    {
        var options = call.Options;
        var body = new JsonObject { ["model"] = call.Model, ["prompt"] = call.Prompt };
        VendorOptions.Put(body, "size", options.Text("size"));
        if (IsGptImage(call))
        {
            VendorOptions.Put(body, "quality", options.Text("quality") switch { "standard" => "medium", "hd" => "high", var own => own });
            VendorOptions.Put(body, "output_format", added.HasFlag(OpenAiAddedOptions.OutputFormat) ? options.Text("format") : null);
        }
        else
        {
            // DALL-E and its imitations choose the format themselves, and return a link unless the request asks for base64.
            VendorOptions.Put(body, "quality", options.Text("quality"));
            VendorOptions.Put(body, "style", options.Text("style"));
            VendorOptions.Put(body, "response_format", added.HasFlag(OpenAiAddedOptions.ResponseFormat) ? "b64_json" : null);
        }

        VendorOptions.PutOthers(body, options);
        return body;
    }

    private static FormBody FormOf(TaskCall call, MediaInput? mask, OpenAiAddedOptions added)
    {
        var form = new FormBody();
        form.Put(MembersOf(call, added));
        var images = call.Inputs.Where(input => input.Key != VendorMask.Member).Select(input => input.Value).ToList();
        foreach (var image in images)
        {
            form.Put(images.Count == 1 ? "image" : "image[]", image);
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
