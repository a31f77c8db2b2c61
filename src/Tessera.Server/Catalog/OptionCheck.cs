using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>Checks one value against one option's rule.</summary>
internal static class OptionCheck
{
    private static readonly (OptionTypes Type, LocalText Text)[] Descriptions =
    [
        (OptionTypes.Text, new("text", "текст")),
        (OptionTypes.Whole, new("a whole number", "целое число")),
        (OptionTypes.Number, new("a number", "число")),
        (OptionTypes.Flag, new("true or false", "true или false")),
        (OptionTypes.List, new("a list", "список")),
        (OptionTypes.Map, new("an object", "объект")),
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
        if (problem is { } wrong)
        {
            var seen = OptionText.Show(value);
            error = new(name, new LocalText($"`{name}` {wrong.En}, not {seen}.", $"`{name}`: {wrong.Ru}, получено: {seen}."), AllowedTexts(rule));
            return false;
        }

        if (rule.Allowed.Count > 0 && !IsAllowed(rule, read))
        {
            var allowed = AllowedTexts(rule);
            var shown = value.ValueKind is JsonValueKind.Object ? $"of the type {OptionText.Show(Compared(value))}" : OptionText.Show(value);
            error = new(
                name,
                LocalText.Format("`{0}` {1} is not offered by {2}. Allowed: {3}.", "`{0}`: {2} не принимает {1}. Допустимо: {3}.", name, shown, slug, string.Join(", ", allowed ?? [])),
                allowed);
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

    private static LocalText? ProblemOf(OptionRule rule, JsonElement value, ref JsonElement read) =>
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
    public static LocalText Describe(OptionTypes types)
    {
        var fitting = Descriptions.Where(known => types.HasFlag(known.Type)).Select(known => known.Text).ToList();
        return new(string.Join(" or ", fitting.Select(type => type.En)), string.Join(" или ", fitting.Select(type => type.Ru)));
    }

    private static LocalText? WrongType(OptionRule rule, JsonElement value)
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
        return fits ? null : LocalText.Format("must be {0}", "ожидается {1}", Describe(rule.Types).En, Describe(rule.Types).Ru);
    }

    // Decimals hold every number of the catalogue exactly; a number that does not fit (1e400) is out of any range.
    private static LocalText? OutOfRange(OptionRule rule, JsonElement value, ref JsonElement read)
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

    private static LocalText Bounds(OptionRule rule)
    {
        var (en, ru) = Describe(rule.Types.HasFlag(OptionTypes.Number) ? OptionTypes.Number : OptionTypes.Whole);
        return (rule.Min, rule.Max) switch
        {
            ({ } min, { } max) => new($"must be {en} from {OptionText.Of(min)} to {OptionText.Of(max)}", $"ожидается {ru} от {OptionText.Of(min)} до {OptionText.Of(max)}"),
            ({ } min, null) => new($"must be {en} of at least {OptionText.Of(min)}", $"ожидается {ru} не меньше {OptionText.Of(min)}"),
            (null, { } max) => new($"must be {en} of at most {OptionText.Of(max)}", $"ожидается {ru} не больше {OptionText.Of(max)}"),
            (null, null) => new($"must be {en} that fits 64 bits", $"ожидается {ru}, которое помещается в 64 бита"),
        };
    }

    private static LocalText? TooLong(OptionRule rule, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when rule.MaxLength is { } longest && OptionText.TryText(value)?.Length > longest =>
            LocalText.Format("must be at most {0} characters long", "допустимая длина — не более {0} символов", longest),
        JsonValueKind.Array when rule.MaxItems is { } most && value.GetArrayLength() > most =>
            LocalText.Format("must have at most {0} items", "допустимо элементов — не более {0}", most),
        _ => null,
    };
}
