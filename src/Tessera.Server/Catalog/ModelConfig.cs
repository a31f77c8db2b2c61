using System.Buffers;
using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>A model's options as <c>GET /models</c> shows them.</summary>
internal static class ModelConfig
{
    // The public documentation shows the first three; the others follow their pattern.
    private static readonly Dictionary<string, string> ListNames = new()
    {
        ["size"] = "sizes",
        ["format"] = "formats",
        ["quality"] = "quality_options",
        ["style"] = "styles",
        ["aspect_ratio"] = "aspect_ratios",
        ["duration"] = "durations",
        ["resolution"] = "resolutions",
        ["mode"] = "modes",
        ["voice_id"] = "voices",
        ["scale"] = "scales",
        ["reasoning_effort"] = "reasoning_efforts",
    };

    /// <summary>The lists of allowed values, every option in full, and the accepted files.</summary>
    public static IReadOnlyDictionary<string, JsonElement> Of(Model model)
    {
        var config = new OrderedDictionary<string, JsonElement>();
        foreach (var (name, rule) in model.Options)
        {
            var target = rule.SameAs is { } other ? model.Options[other] : rule;
            if (ListNames.TryGetValue(name, out var listName) && (target.Allowed.Count > 0 || target.Examples.Count > 0))
            {
                config[listName] = Json(writer => List(writer, target));
            }
        }

        config["options"] = Json(writer => Options(writer, model.Options.Values));
        config["inputs"] = Json(writer => Inputs(writer, model.Inputs));
        if (model.MaxPromptLength > 0)
        {
            config["max_prompt_length"] = OptionText.ToJson(model.MaxPromptLength);
        }

        if (model.ContextTokens is { } context)
        {
            config["context_tokens"] = OptionText.ToJson(context);
        }

        return config;
    }

    private static JsonElement Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            write(writer);
        }

        return JsonElement.Parse(buffer.WrittenSpan);
    }

    private static void Inputs(Utf8JsonWriter writer, IReadOnlyList<InputRule> inputs)
    {
        writer.WriteStartObject();
        foreach (var input in inputs)
        {
            writer.WriteStartObject(input.Name);
            writer.WriteString("media", input.Media);
            writer.WriteBoolean("required", input.Required);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Options(Utf8JsonWriter writer, IEnumerable<OptionRule> rules)
    {
        writer.WriteStartObject();
        foreach (var rule in rules.OrderBy(rule => rule.Shown.Order ?? int.MaxValue))
        {
            writer.WriteStartObject(rule.Name);
            Option(writer, rule);
            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    private static void Option(Utf8JsonWriter writer, OptionRule rule)
    {
        if (rule.SameAs is { } other)
        {
            writer.WriteString("same_as", other);
            Shown(writer, rule.Shown);
            return;
        }

        Texts(writer, "type", rule.Types.ToWireList());
        Value(writer, "default", rule.Default);
        Number(writer, "min", rule.Min);
        Number(writer, "max", rule.Max);
        Number(writer, "max_length", rule.MaxLength);
        Number(writer, "max_items", rule.MaxItems);
        if (rule.Allowed.Count > 0 || rule.Examples.Count > 0)
        {
            writer.WritePropertyName(rule.Allowed.Count > 0 ? "allowed" : "examples");
            List(writer, rule);
        }

        TextsByName(writer, "sizes", rule.Sizes);
        TextsByName(writer, "with", rule.With);
        Shown(writer, rule.Shown);
    }

    private static void Shown(Utf8JsonWriter writer, OptionRule.Label label)
    {
        if (label is { En: { } en, Ru: { } ru })
        {
            writer.WriteString("label_en", en);
            writer.WriteString("label_ru", ru);
        }

        Number(writer, "order", label.Order);
    }

    private static void TextsByName(Utf8JsonWriter writer, string name, IReadOnlyDictionary<string, IReadOnlyList<string>> lists)
    {
        if (lists.Count == 0)
        {
            return;
        }

        writer.WriteStartObject(name);
        foreach (var (value, texts) in lists)
        {
            Texts(writer, value, texts);
        }

        writer.WriteEndObject();
    }

    private static void List(Utf8JsonWriter writer, OptionRule rule)
    {
        writer.WriteStartArray();
        foreach (var value in rule.Allowed)
        {
            value.WriteTo(writer);
        }

        foreach (var example in rule.Allowed.Count > 0 ? [] : rule.Examples)
        {
            writer.WriteStringValue(example);
        }

        writer.WriteEndArray();
    }

    private static void Texts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts)
        {
            writer.WriteStringValue(text);
        }

        writer.WriteEndArray();
    }

    private static void Number(Utf8JsonWriter writer, string name, decimal? number)
    {
        if (number is { } given)
        {
            writer.WriteNumber(name, given);
        }
    }

    private static void Value(Utf8JsonWriter writer, string name, JsonElement? value)
    {
        if (value is { } given)
        {
            writer.WritePropertyName(name);
            given.WriteTo(writer);
        }
    }
}
