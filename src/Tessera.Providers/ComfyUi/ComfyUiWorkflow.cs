using System.Text.Json.Nodes;

namespace Tessera.Providers.ComfyUi;

/// <summary>
/// The graph of one call. A workflow is what ComfyUI exports in API format, with placeholders for texts:
/// <c>"{{prompt}}"</c>, <c>"{{seed}}"</c>, <c>"{{width}}"</c>, <c>"{{height}}"</c>, and any option or file by its name.
/// A string that is only a placeholder becomes the typed value; in a longer string the placeholder is replaced by text.
/// https://docs.comfy.org/development/comfyui-server/comms_overview
/// </summary>
internal static class ComfyUiWorkflow
{
    public static JsonNode Of(TaskCall call, IReadOnlyDictionary<string, string> files)
    {
        var graph = call.Options.Values.TryGetValue("workflow", out var given) && given.ValueKind is System.Text.Json.JsonValueKind.Object
            ? JsonNode.Parse(given.GetRawText())!
            : Usual(isFromImage: files.ContainsKey("image_url"));
        return Filled(graph, ValuesOf(call, files));
    }

    private static Dictionary<string, JsonNode?> ValuesOf(TaskCall call, IReadOnlyDictionary<string, string> files)
    {
        var size = Http.PixelSize.Of(call.Options) ?? new Http.PixelSize(1024, 1024);
        var values = new Dictionary<string, JsonNode?>(StringComparer.Ordinal)
        {
            ["prompt"] = call.Prompt,
            ["negative_prompt"] = "",
            ["model"] = call.Model,
            // The server answers a known graph from its cache without saving a file; the seed makes each call different.
            ["seed"] = 0,
            ["width"] = size.Width,
            ["height"] = size.Height,
            ["reference"] = call.Reference,
        };
        foreach (var (name, value) in call.Options.Values)
        {
            if (name != "workflow")
            {
                values[name] = JsonNode.Parse(value.GetRawText());
            }
        }

        foreach (var (name, file) in files)
        {
            values[name] = file;
        }

        return values;
    }

    private static JsonNode Filled(JsonNode node, Dictionary<string, JsonNode?> values)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (var (name, child) in members.ToList())
                {
                    members[name] = child is null ? null : Detached(Filled(child, values));
                }

                return members;
            case JsonArray items:
                for (var index = 0; index < items.Count; index++)
                {
                    items[index] = items[index] is { } child ? Detached(Filled(child, values)) : null;
                }

                return items;
            default:
                return node is JsonValue value && value.TryGetValue<string>(out var text) && text.Contains("{{", StringComparison.Ordinal)
                    ? Filled(text, values)
                    : node;
        }
    }

    private static JsonNode Filled(string text, Dictionary<string, JsonNode?> values)
    {
        if (text.StartsWith("{{", StringComparison.Ordinal) && text.EndsWith("}}", StringComparison.Ordinal)
            && values.TryGetValue(text[2..^2], out var whole))
        {
            return whole?.DeepClone() ?? "";
        }

        // From left to right, so that an inserted value is never read as a placeholder.
        var filled = new System.Text.StringBuilder();
        var rest = text.AsSpan();
        while (rest.IndexOf("{{") is >= 0 and var from && rest[from..].IndexOf("}}") is >= 0 and var length)
        {
            filled.Append(rest[..from]);
            var name = rest.Slice(from + 2, length - 2).ToString();
            filled.Append(values.TryGetValue(name, out var value) ? value?.ToString() : rest.Slice(from, length + 2).ToString());
            rest = rest[(from + length + 2)..];
        }

        return filled.Append(rest).ToString();
    }

    /// <summary>A JSON node can have only one parent, so it is cloned.</summary>
    private static JsonNode Detached(JsonNode node) => node.Parent is null ? node : node.DeepClone();

    /// <summary>ComfyUI's default graph: a checkpoint, two prompts and a sampler, with the input image if there is one.</summary>
    private static JsonObject Usual(bool isFromImage)
    {
        var graph = new JsonObject
        {
            ["1"] = Node("CheckpointLoaderSimple", ("ckpt_name", "{{model}}")),
            ["2"] = Node("CLIPTextEncode", ("text", "{{prompt}}"), ("clip", Link("1", 1))),
            ["3"] = Node("CLIPTextEncode", ("text", "{{negative_prompt}}"), ("clip", Link("1", 1))),
            ["4"] = isFromImage
                ? Node("VAEEncode", ("pixels", Link("8", 0)), ("vae", Link("1", 2)))
                : Node("EmptyLatentImage", ("width", "{{width}}"), ("height", "{{height}}"), ("batch_size", 1)),
            ["5"] = Node(
                "KSampler", ("model", Link("1", 0)), ("positive", Link("2", 0)), ("negative", Link("3", 0)), ("latent_image", Link("4", 0)),
                ("seed", "{{seed}}"), ("steps", 20), ("cfg", 7), ("sampler_name", "euler"), ("scheduler", "normal"), ("denoise", isFromImage ? 0.7 : 1)),
            ["6"] = Node("VAEDecode", ("samples", Link("5", 0)), ("vae", Link("1", 2))),
            ["7"] = Node("SaveImage", ("images", Link("6", 0)), ("filename_prefix", "{{reference}}")),
        };
        if (isFromImage)
        {
            graph["8"] = Node("LoadImage", ("image", "{{image_url}}"));
        }

        return graph;
    }

    private static JsonObject Node(string type, params (string Name, JsonNode Value)[] inputs) => new()
    {
        ["class_type"] = type,
        ["inputs"] = new JsonObject(inputs.Select(input => KeyValuePair.Create<string, JsonNode?>(input.Name, input.Value))),
    };

    private static JsonArray Link(string node, int slot) => new(node, slot);
}
