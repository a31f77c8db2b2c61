using System.Text.Json;
using Tessera.Server.Catalog;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>The values of an option that stand for all it takes: each one listed, the bounds, and one between.</summary>
internal static class OptionValues
{
    // Options whose values the catalogue does not describe further: each is one that callers send.
    private static readonly Dictionary<string, string[]> Known = new()
    {
        ["response_format"] =
        [
            """{"type":"text"}""",
            """{"type":"json_object"}""",
            """{"type":"json_schema","json_schema":{"name":"answer","strict":true,"schema":{"type":"object","properties":{"a":{"type":"string"}},"required":["a"],"additionalProperties":false}}}""",
        ],
        ["tools"] =
        [
            """[{"type":"function","function":{"name":"look","description":"Looks.","parameters":{"type":"object","properties":{"at":{"type":"string"}},"required":["at"]}}}]""",
            """[{"type":"function","function":{"name":"look"}},{"type":"function","function":{"name":"find","parameters":{"type":"object","properties":{}},"strict":true}}]""",
            $"[{string.Join(',', Enumerable.Range(1, 128).Select(number => $$$"""{"type":"function","function":{"name":"tool_{{{number}}}"}}"""))}]",
        ],
        ["tool_choice"] =
        [
            "\"auto\"", "\"none\"", "\"required\"", """{"type":"function","function":{"name":"look"}}""",
        ],
        ["metadata"] = ["""{"order":"7"}"""],
    };

    // A value that is free text for the catalogue and a code for a vendor.
    private static readonly HashSet<string> Codes = ["language", "voice_id"];

    public static string Tools => Known["tools"][0];

    public static IEnumerable<JsonElement> Of(OptionRule rule)
    {
        if (Known.TryGetValue(rule.Name, out var known))
        {
            return known.Select(text => JsonElement.Parse(text)).Where(value => OptionCheck.TryRead(rule, rule.Name, "", value, out _, out _));
        }

        var values = Listed(rule);
        return (rule.Default is { } usual ? values.Prepend(usual) : values).DistinctBy(OptionText.Of);
    }

    /// <summary>The value of an option by its canonical text; null where the option is not taken, or not with it.</summary>
    public static JsonElement? Of(IReadOnlyDictionary<string, OptionRule> options, string name, string text) => options.TryGetValue(name, out var rule)
        ? Of(rule).Where(value => OptionText.Of(value) == text).Cast<JsonElement?>().FirstOrDefault()
        : null;

    private static IEnumerable<JsonElement> Listed(OptionRule rule) =>
        rule.Allowed.Count > 0 ? rule.Allowed : rule.Sizes.Count > 0 ? rule.Sizes.Keys.Select(OptionText.ToJson) : Free(rule);

    private static IEnumerable<JsonElement> Free(OptionRule rule)
    {
        if (rule.Types.HasFlag(OptionTypes.Flag))
        {
            yield return JsonElement.Parse("false");
            yield return JsonElement.Parse("true");
        }

        foreach (var number in Numbers(rule))
        {
            yield return JsonElement.Parse(OptionText.Of(number));
        }

        foreach (var example in rule.Examples)
        {
            yield return OptionText.ToJson(example);
        }

        if (rule.Types.HasFlag(OptionTypes.Text) && !Codes.Contains(rule.Name))
        {
            yield return OptionText.ToJson(new string('x', rule.MaxLength ?? 100));
            yield return OptionText.ToJson("blurred, cropped");
        }

        if (rule.Types.HasFlag(OptionTypes.List))
        {
            yield return JsonSerializer.SerializeToElement(Enumerable.Range(1, rule.MaxItems ?? 10).Select(number => $"item {number}"));
        }
    }

    private static IEnumerable<decimal> Numbers(OptionRule rule)
    {
        var isWhole = rule.Types.HasFlag(OptionTypes.Whole) && !rule.Types.HasFlag(OptionTypes.Number);
        if (!isWhole && !rule.Types.HasFlag(OptionTypes.Number))
        {
            return [];
        }

        var (min, max) = (rule.Min ?? long.MinValue, rule.Max ?? long.MaxValue);
        var between = min + ((max - min) * 0.4m);
        return [min, max, isWhole ? decimal.Floor(between) : decimal.Round(between, 2)];
    }
}
