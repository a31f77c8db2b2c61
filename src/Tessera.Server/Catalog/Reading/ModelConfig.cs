using System.Text.Json;

namespace Tessera.Server.Catalog.Reading;

/// <summary>What <c>GET /models</c> shows of a model's options.</summary>
internal static class ModelConfig
{
    // The public page prints the first three; the others follow its pattern.
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

    /// <summary>Lists of allowed values, every option in full, and the files taken.</summary>
    public static Dictionary<string, JsonElement> Of(
        IReadOnlyDictionary<string, OptionRule> options, IReadOnlyList<InputRule> inputs, int maxPromptLength)
    {
        var config = new Dictionary<string, JsonElement>();
        foreach (var (name, rule) in options)
        {
            var target = rule.SameAs is { } other && options.TryGetValue(other, out var same) ? same : rule;
            if (ListNames.TryGetValue(name, out var listName) && target.Allowed.Count > 0)
            {
                config[listName] = JsonSerializer.SerializeToElement(target.Allowed);
            }
            else if (ListNames.TryGetValue(name, out listName) && target.Examples.Count > 0)
            {
                config[listName] = JsonSerializer.SerializeToElement(target.Examples);
            }
        }

        config["options"] = JsonSerializer.SerializeToElement(
            options.ToDictionary(option => option.Key, option => Describe(option.Value)));
        config["inputs"] = JsonSerializer.SerializeToElement(
            inputs.ToDictionary(input => input.Name, input => new { media = input.Media, required = input.Required }));
        if (maxPromptLength > 0)
        {
            config["max_prompt_length"] = JsonSerializer.SerializeToElement(maxPromptLength);
        }

        return config;
    }

    private static Dictionary<string, object> Describe(OptionRule rule)
    {
        if (rule.SameAs is { } other)
        {
            return new() { ["same_as"] = other };
        }

        var description = new Dictionary<string, object> { ["type"] = OptionTypeNames.ToWire(rule.Types).ToArray() };
        Add("default", rule.Default);
        Add("min", rule.Min);
        Add("max", rule.Max);
        Add("max_length", rule.MaxLength);
        Add("max_items", rule.MaxItems);
        Add("allowed", rule.Allowed.Count > 0 ? rule.Allowed : null);
        Add("examples", rule.Examples.Count > 0 ? rule.Examples : null);
        Add("sizes", rule.Sizes.Count > 0 ? rule.Sizes : null);
        return description;

        void Add(string name, object? value)
        {
            if (value is not null)
            {
                description[name] = value;
            }
        }
    }
}
