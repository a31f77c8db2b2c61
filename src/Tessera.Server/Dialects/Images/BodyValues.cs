using System.Text.Json;
using Tessera.Server.Catalog;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Images;

/// <summary>
/// The members of a body, read one by one, and everything that is wrong with them in FastAPI's words. A member nobody knows
/// is not looked at, as the vendor's does: its callers send fal's other members along.
/// </summary>
internal sealed class BodyValues(JsonElement body)
{
    // The vendor's page prints these where its generator has no example, and its samples send them.
    private const string Placeholder = "string";

    private readonly List<Invalid.Value> _wrong = [];

    public IReadOnlyList<Invalid.Value> Wrong => _wrong;

    public void Refuse(IEnumerable<Invalid.Value> wrong) => _wrong.AddRange(wrong);

    public void Refuse(string member, string sentence, string type) => _wrong.Add(new(["body", member], sentence, type));

    /// <summary>A text that must be there and not be blank.</summary>
    public string RequiredText(string member)
    {
        if (!body.TryGetProperty(member, out var value))
        {
            Refuse(member, $"`{member}` is required.", "missing");
            return "";
        }

        if (OptionText.TryText(value) is not { } text)
        {
            Refuse(member, $"`{member}` is {OptionText.Show(value)}; expected is a string.", "string_type");
            return "";
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            Refuse(member, $"`{member}` is empty; say what to make.", "string_too_short");
        }

        return text;
    }

    /// <summary>A name; null where none is given: absent, <c>null</c>, or the page's <c>{}</c> and <c>"string"</c>.</summary>
    public string? Name(string member)
    {
        if (Find(member) is not { } value || (value.ValueKind is JsonValueKind.Object && value.GetPropertyCount() == 0))
        {
            return null;
        }

        if (OptionText.TryText(value) is { } text)
        {
            return text == Placeholder ? null : text;
        }

        Refuse(member, $"`{member}` is {OptionText.Show(value)}; expected is a string, null or {{}}.", "string_type");
        return null;
    }

    public bool Flag(string member)
    {
        if (Find(member) is { ValueKind: not (JsonValueKind.True or JsonValueKind.False) } other)
        {
            Refuse(member, $"`{member}` is {OptionText.Show(other)}; expected is true or false.", "bool_type");
        }

        return Find(member) is { ValueKind: JsonValueKind.True };
    }

    /// <summary>A whole number, or null when it is not given.</summary>
    public long? Whole(string member, long min, long max)
    {
        if (Find(member) is not { } value)
        {
            return null;
        }

        if (value.ValueKind is not JsonValueKind.Number || !value.TryGetDecimal(out var number) || number != decimal.Truncate(number))
        {
            Refuse(member, $"`{member}` is {OptionText.Show(value)}; expected is a whole number from {min} to {max}.", "int_type");
            return null;
        }

        if (number < min || number > max)
        {
            Refuse(member, $"`{member}` is {OptionText.Show(value)}; allowed are {min} to {max}.", number < min ? "greater_than_equal" : "less_than_equal");
            return null;
        }

        return (long)number;
    }

    /// <summary>A list of texts that must be there.</summary>
    public IReadOnlyList<string> RequiredTexts(string member, int most)
    {
        if (!body.TryGetProperty(member, out var value))
        {
            Refuse(member, $"`{member}` is required: one to {most} relative addresses of pictures.", "missing");
            return [];
        }

        if (value.ValueKind is not JsonValueKind.Array)
        {
            Refuse(member, $"`{member}` is {OptionText.Show(value)}; expected is an array of strings.", "list_type");
            return [];
        }

        var count = value.GetArrayLength();
        if (count == 0 || count > most)
        {
            Refuse(member, $"`{member}` has {count} entries; allowed are 1 to {most}.", count == 0 ? "too_short" : "too_long");
            return [];
        }

        var texts = value.EnumerateArray().Select(OptionText.TryText).ToList();
        for (var index = 0; index < texts.Count; index++)
        {
            if (texts[index] is null)
            {
                _wrong.Add(new(["body", member, index], $"`{member}[{index}]` is {OptionText.Show(value[index])}; expected is a string.", "string_type"));
            }
        }

        return texts.Contains(null) ? [] : [.. texts.Select(text => text ?? "")];
    }

    private JsonElement? Find(string member) =>
        body.TryGetProperty(member, out var value) && value.ValueKind is not JsonValueKind.Null ? value : null;
}
