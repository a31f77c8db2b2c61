using System.Globalization;
using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>
/// Reads the mapping of one option backwards: from what a route sends to its provider to the value of the model's option.
/// </summary>
internal static class ReversedMapping
{
    /// <summary>The value, and the names it was read from; null when none of the given options means this one.</summary>
    /// <param name="option">The model's option.</param>
    /// <param name="model">The model.</param>
    /// <param name="mapping">How the option is mapped on the way to the provider.</param>
    /// <param name="given">The provider's options as the caller gave them.</param>
    public static (JsonElement Value, IReadOnlyList<string> From)? Read(
        string option, Model model, OptionMapping mapping, IReadOnlyDictionary<string, JsonElement> given)
    {
        switch (mapping)
        {
            case OptionMapping.Rename rename when given.TryGetValue(rename.To, out var value) && Renamed(option, model, rename, value) is { } own:
                return (own, [rename.To]);
            case OptionMapping.Split { To: { } one } split when given.TryGetValue(one, out var pair) && Joined(split, pair) is { } size:
                return (size, [one]);
            case OptionMapping.Split { To: null } split when given.TryGetValue(split.First, out var first) && given.TryGetValue(split.Second, out var second)
                && Joined(first, second) is { } size:
                return (size, [split.First, split.Second]);
            case OptionMapping.Spread spread:
                return Gathered(option, model, spread, given);
            default:
                return null;
        }
    }

    // A value of the model's own stays: `png` is what a route sends for `webp`, too.
    private static JsonElement? Renamed(string option, Model model, OptionMapping.Rename rename, JsonElement value)
    {
        var rule = model.Options.GetValueOrDefault(option);
        if (rule is null || OptionCheck.Fits(rule, value))
        {
            return value;
        }

        foreach (var (own, sent) in rename.Values)
        {
            if (OptionText.Of(sent) == OptionText.Of(value))
            {
                return ValueOf(rule, own);
            }
        }

        return rename.To != option && model.Options.ContainsKey(rename.To) ? null : value;
    }

    private static (JsonElement, IReadOnlyList<string>)? Gathered(
        string option, Model model, OptionMapping.Spread spread, IReadOnlyDictionary<string, JsonElement> given)
    {
        string[] from = [.. spread.Values.Values.SelectMany(several => several.Keys).Distinct(StringComparer.Ordinal).Where(given.ContainsKey)];
        if (from.Length == 0)
        {
            return null;
        }

        foreach (var (own, several) in spread.Values)
        {
            if (from.All(name => several.TryGetValue(name, out var sent) && OptionText.Of(sent) == OptionText.Of(given[name])))
            {
                return (model.Options.TryGetValue(option, out var rule) ? ValueOf(rule, own) : OptionText.ToJson(own), from);
            }
        }

        return null;
    }

    private static JsonElement? Joined(OptionMapping.Split split, JsonElement pair) =>
        pair.ValueKind is JsonValueKind.Object && pair.TryGetProperty(split.First, out var first) && pair.TryGetProperty(split.Second, out var second)
            ? Joined(first, second)
            : null;

    private static JsonElement? Joined(JsonElement first, JsonElement second) =>
        first.ValueKind is JsonValueKind.Number && second.ValueKind is JsonValueKind.Number
            ? OptionText.ToJson($"{OptionText.Of(first)}x{OptionText.Of(second)}")
            : null;

    private static JsonElement ValueOf(OptionRule rule, string text) =>
        rule.Allowed.FirstOrDefault(allowed => OptionText.Of(allowed) == text) is { ValueKind: not JsonValueKind.Undefined } listed ? listed
        : rule.Types.HasFlag(OptionTypes.Flag) && bool.TryParse(text, out _) ? JsonElement.Parse(text)
        : !rule.Types.HasFlag(OptionTypes.Text) && decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out _) ? JsonElement.Parse(text)
        : OptionText.ToJson(text);
}
