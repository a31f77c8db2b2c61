using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>Checks one value against one option's rule.</summary>
internal static class OptionCheck
{
    private static readonly (OptionTypes Type, string Text)[] Descriptions =
    [
        (OptionTypes.Text, "text"),
        (OptionTypes.Whole, "a whole number"),
        (OptionTypes.Number, "a number"),
        (OptionTypes.Flag, "true or false"),
        (OptionTypes.List, "a list"),
        (OptionTypes.Map, "an object"),
    ];

    /// <summary>Reads a value that the rule allows in its canonical form; otherwise returns the error.</summary>
    public static bool TryRead(
        OptionRule rule,
        string name,
        string slug,
        JsonElement value,
        out JsonElement read,
        [NotNullWhen(false)] out FieldError? error)
    {
        read = value;
        var problem = ProblemOf(rule, value, ref read);
        if (problem is not null)
        {
            error = new(name, $"`{name}` {problem}, not {OptionText.Show(value)}.", AllowedTexts(rule));
            return false;
        }

        if (rule.Allowed.Count > 0 && !IsAllowed(rule, read))
        {
            var allowed = AllowedTexts(rule);
            var shown = value.ValueKind is JsonValueKind.Object ? $"of the type {OptionText.Show(Compared(value))}" : OptionText.Show(value);
            error = new(name, $"`{name}` {shown} is not offered by {slug}. Allowed: {string.Join(", ", allowed ?? [])}.", allowed);
            return false;
        }

        error = null;
        return true;
    }

    /// <summary>Whether the rule allows a value.</summary>
    public static bool Fits(OptionRule rule, JsonElement value) =>
        ProblemOf(rule, value, ref value) is null && (rule.Allowed.Count == 0 || IsAllowed(rule, value));

    /// <summary>The allowed values as text; <see langword="null"/> when they are not listed.</summary>
    public static IReadOnlyList<string>? AllowedTexts(OptionRule rule) =>
        rule.Allowed.Count > 0 ? [.. rule.Allowed.Select(OptionText.Of)] : null;

    private static string? ProblemOf(OptionRule rule, JsonElement value, ref JsonElement read) =>
        WrongType(rule, value) ?? OutOfRange(rule, value, ref read) ?? TooLong(rule, value);

    private static bool IsAllowed(OptionRule rule, JsonElement value)
    {
        var compared = Compared(value);
        var text = OptionText.Of(compared);
        return rule.Allowed.Any(allowed =>
            allowed.ValueKind == compared.ValueKind && string.Equals(OptionText.Of(allowed), text, StringComparison.Ordinal));
    }

    /// <summary>What is compared with the allowed values: the value, or the <c>type</c> of an object.</summary>
    private static JsonElement Compared(JsonElement value) =>
        value.ValueKind is JsonValueKind.Object && value.TryGetProperty("type", out var type) ? type : value;

    /// <summary>The types as a phrase for a message.</summary>
    public static string Describe(OptionTypes types) =>
        string.Join(" or ", Descriptions.Where(known => types.HasFlag(known.Type)).Select(known => known.Text));

    private static string? WrongType(OptionRule rule, JsonElement value)
    {
        var fits = value.ValueKind switch
        {
            JsonValueKind.String => rule.Types.HasFlag(OptionTypes.Text) && OptionText.TryText(value) is not null,
            JsonValueKind.Number => (rule.Types & (OptionTypes.Whole | OptionTypes.Number)) != 0,
            JsonValueKind.True or JsonValueKind.False => rule.Types.HasFlag(OptionTypes.Flag),
            JsonValueKind.Array => rule.Types.HasFlag(OptionTypes.List),
            JsonValueKind.Object => rule.Types.HasFlag(OptionTypes.Map),
            _ => false,
        };
        return fits ? null : $"must be {Describe(rule.Types)}";
    }

    // Decimals hold every number of the catalogue exactly; a number that does not fit (1e400) is out of any range.
    private static string? OutOfRange(OptionRule rule, JsonElement value, ref JsonElement read)
    {
        if (value.ValueKind is not JsonValueKind.Number)
        {
            return null;
        }

        if (!value.TryGetDecimal(out var number) || number < rule.Min || number > rule.Max)
        {
            return Bounds(rule);
        }

        if (rule.Types.HasFlag(OptionTypes.Number))
        {
            return null;
        }

        if (number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue)
        {
            return Bounds(rule);
        }

        read = OptionText.ToJson((long)number);
        return null;
    }

    private static string Bounds(OptionRule rule)
    {
        var kind = rule.Types.HasFlag(OptionTypes.Number) ? "a number" : "a whole number";
        return (rule.Min, rule.Max) switch
        {
            ({ } min, { } max) => $"must be {kind} from {OptionText.Of(min)} to {OptionText.Of(max)}",
            ({ } min, null) => $"must be {kind} of at least {OptionText.Of(min)}",
            (null, { } max) => $"must be {kind} of at most {OptionText.Of(max)}",
            (null, null) => $"must be {kind} that fits 64 bits",
        };
    }

    private static string? TooLong(OptionRule rule, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when rule.MaxLength is { } longest && OptionText.TryText(value)?.Length > longest =>
            $"must be at most {longest} characters long",
        JsonValueKind.Array when rule.MaxItems is { } most && value.GetArrayLength() > most =>
            $"must have at most {most} items",
        _ => null,
    };
}
