using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Tessera.Providers;

namespace Tessera.Server.Http.Bodies;

/// <summary>One member of a request record: how its JSON becomes a value, and within what limits.</summary>
internal sealed class BodyMember
{
    private readonly JsonPropertyInfo _property;
    private readonly Func<JsonElement, BodyProblems, object?> _read;
    private readonly Func<string, BodyProblems, object?>? _readText;
    private readonly Func<IReadOnlyList<string>, BodyProblems, object?>? _readTexts;
    private readonly TextRuleAttribute[] _rules;

    private BodyMember(JsonPropertyInfo property)
    {
        _property = property;
        _rules = [.. Annotations<TextRuleAttribute>()];
        (_read, _readText) = Reader(Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        _readTexts = property.PropertyType == typeof(IReadOnlyList<string>) ? ReadEntries : null;
        Default = Annotation<DefaultValueAttribute>()?.Value;
        var values = Annotation<AllowedValuesAttribute>()?.Values.OfType<string>().ToArray();
        Allowed = Annotation<EntriesAttribute>() is { Allowed: { Count: > 0 } entries } ? entries : values;
        Missing = IsFile ? FieldTexts.MissingFile(Name) : values is null ? FieldTexts.Missing(Name) : FieldTexts.Missing(Name, values);
        Set = property.Set ?? throw new InvalidOperationException($"{property.Name} has no setter.");
    }

    public string Name => _property.Name;

    public bool IsRequired => _property.IsRequired;

    /// <summary>Whether it is a file, or several, in a form.</summary>
    public bool IsFile => _property.PropertyType == typeof(IFormFile) || TakesFiles;

    /// <summary>Whether it is several files in a form.</summary>
    public bool TakesFiles => _property.PropertyType == typeof(IReadOnlyList<IFormFile>);

    /// <summary>Whether it may be given several times in a form, also as <c>name[]</c>.</summary>
    public bool IsList => TakesFiles || _readTexts is not null;

    /// <summary>The value of an absent member; null keeps the record's own default.</summary>
    public object? Default { get; }

    /// <summary>The values of a closed set, for error messages.</summary>
    public IReadOnlyList<string>? Allowed { get; }

    /// <summary>The message to a request without it.</summary>
    public LocalText Missing { get; }

    public Action<object, object?> Set { get; }

    public static BodyMember Of(JsonPropertyInfo property) => new(property);

    /// <summary>Reads the member into the request; adds errors to <paramref name="problems"/>.</summary>
    public void Read(object request, JsonElement value, BodyProblems problems)
    {
        if (value.ValueKind is JsonValueKind.Null && !RefusesNull(problems))
        {
            // Null counts as absent, except for a member that can be removed: there, naming it is recorded.
            if (_property.IsSetNullable)
            {
                Set(request, null);
            }
        }
        else if (_read(value, problems) is { } read)
        {
            Set(request, read);
        }
    }

    /// <summary>
    /// Whether null is reported as a value of the wrong type, as FastAPI does, rather than as the absence of a required member.
    /// </summary>
    public bool RefusesNull(BodyProblems problems) => IsRequired && problems.MistypesAreFields;

    /// <summary>Reads a member that is given as text, in a query or a form.</summary>
    public void ReadText(object request, string text, BodyProblems problems)
    {
        var read = _readText ?? throw new InvalidOperationException($"`{Name}` cannot be read from a query or a form.");
        if (read(text, problems) is { } value)
        {
            Set(request, value);
        }
    }

    /// <summary>Reads a member that is given once or several times, in a form.</summary>
    public void ReadTexts(object request, IReadOnlyList<string> texts, BodyProblems problems)
    {
        var read = _readTexts ?? throw new InvalidOperationException($"`{Name}` is not a list.");
        if (read(texts, problems) is { } value)
        {
            Set(request, value);
        }
    }

    private IEnumerable<TAttribute> Annotations<TAttribute>()
        where TAttribute : Attribute =>
        _property.AttributeProvider?.GetCustomAttributes(typeof(TAttribute), inherit: true).Cast<TAttribute>() ?? [];

    private TAttribute? Annotation<TAttribute>()
        where TAttribute : Attribute => Annotations<TAttribute>().FirstOrDefault();

    private (Func<JsonElement, BodyProblems, object?> Json, Func<string, BodyProblems, object?>? Text) Reader(Type type) => type switch
    {
        _ when type == typeof(string) => TextReader(),
        _ when type == typeof(bool) => (Flag, (text, problems) => FlagText(text, problems)),
        _ when type == typeof(int) => WholeReader(int.MinValue, int.MaxValue, number => (int)number),
        _ when type == typeof(long) => WholeReader(long.MinValue, long.MaxValue, number => number),
        _ when type == typeof(DateTimeOffset) => ((value, problems) => Moment(value, problems), (text, problems) => MomentText(text, problems)),
        _ when type == typeof(IReadOnlyList<string>) => (TextsReader(), null),
        _ when type == typeof(IFormFile) || type == typeof(IReadOnlyList<IFormFile>) => (static (_, _) => null, null),
        _ when type == typeof(JsonElement) => (static (value, _) => value, null),
        _ => throw new InvalidOperationException($"`{Name}` is of the unsupported type {type}."),
    };

    private (Func<JsonElement, BodyProblems, object?> Json, Func<string, BodyProblems, object?> Text) TextReader()
    {
        var isTrimmed = Annotation<UntrimmedAttribute>() is null
            && (_property.AttributeProvider as MemberInfo)?.DeclaringType?.IsDefined(typeof(UntrimmedAttribute), inherit: false) is not true;
        var length = Annotation<StringLengthAttribute>();
        var allowed = Annotation<AllowedValuesAttribute>()?.Values.OfType<string>().ToArray();
        return (ReadJson, ReadText);

        object? ReadJson(JsonElement value, BodyProblems problems)
        {
            if (value.ValueKind is JsonValueKind.String)
            {
                var text = value.GetString() ?? "";
                return ReadText(isTrimmed ? text.Trim() : text, problems);
            }

            problems.Mistype(Name, FieldTexts.Text, value, "string_type");
            return null;
        }

        string ReadText(string text, BodyProblems problems)
        {
            if (length is not null && (text.Length < length.MinimumLength || text.Length > length.MaximumLength))
            {
                problems.Add(
                    Name,
                    FieldTexts.Characters(Name, length.MinimumLength, length.MaximumLength, text.Length),
                    kind: text.Length < length.MinimumLength ? "string_too_short" : "string_too_long");
            }
            else if (allowed is not null && !allowed.Contains(text))
            {
                problems.Add(Name, FieldTexts.NotOneOf(Name, allowed, text), allowed, "literal_error");
            }
            else
            {
                CheckRules(text, problems);
            }

            return text;
        }
    }

    private object? Flag(JsonElement value, BodyProblems problems)
    {
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return value.ValueKind is JsonValueKind.True;
        }

        problems.Mistype(Name, FieldTexts.Flag, value, "bool_type");
        return null;
    }

    // HTML sends a checked box as "on"; many clients write their booleans as numbers.
    private bool? FlagText(string text, BodyProblems problems)
    {
        switch (text.ToLowerInvariant())
        {
            case "true" or "1" or "on":
                return true;
            case "false" or "0" or "off":
                return false;
            default:
                problems.Add(Name, FieldTexts.MustBe(Name, FieldTexts.Flag, FieldTexts.Quoted(text)), kind: "bool_parsing");
                return null;
        }
    }

    private (Func<JsonElement, BodyProblems, object?> Json, Func<string, BodyProblems, object?> Text) WholeReader(
        long min, long max, Func<long, object> convert)
    {
        if (Annotation<RangeAttribute>() is { } range)
        {
            (min, max) = (Bound(range.Minimum), Bound(range.Maximum));
        }

        return (ReadJson, ReadText);

        object? ReadJson(JsonElement value, BodyProblems problems)
        {
            if (value.ValueKind is not JsonValueKind.Number)
            {
                problems.Mistype(Name, FieldTexts.Whole, value, "int_type");
                return null;
            }

            if (IsWhole(value, out var number))
            {
                return Within(number, Excerpt.Of(value.GetRawText()), problems);
            }

            Refuse(Excerpt.Of(value.GetRawText()), "int_type", problems);
            return null;
        }

        object? ReadText(string text, BodyProblems problems)
        {
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            {
                return Within(number, $"\"{text}\"", problems);
            }

            Refuse($"\"{Excerpt.Of(text)}\"", "int_parsing", problems);
            return null;
        }

        object? Within(decimal number, string shown, BodyProblems problems)
        {
            if (number >= min && number <= max)
            {
                return convert((long)number);
            }

            Refuse(shown, number < min ? "greater_than_equal" : "less_than_equal", problems);
            return null;
        }

        void Refuse(string shown, string kind, BodyProblems problems) =>
            problems.Add(Name, FieldTexts.MustBe(Name, FieldTexts.WholeWithin(min, max), shown), kind: kind);
    }

    // JSON Schema counts 1.0 as an integer, too. One that does not fit a long is reported as a whole number out of range.
    private static bool IsWhole(JsonElement value, out decimal number) => value.TryGetDecimal(out number) && number == decimal.Truncate(number);

    private DateTimeOffset? Moment(JsonElement value, BodyProblems problems)
    {
        if (value.ValueKind is not JsonValueKind.String)
        {
            problems.Mistype(Name, FieldTexts.Moment, value);
            return null;
        }

        return MomentText(value.GetString() ?? "", problems);
    }

    private DateTimeOffset? MomentText(string text, BodyProblems problems)
    {
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment))
        {
            return moment;
        }

        problems.Add(Name, FieldTexts.MustBe(Name, FieldTexts.Moment, FieldTexts.Quoted(text)));
        return null;
    }

    private Func<JsonElement, BodyProblems, object?> TextsReader()
    {
        var limits = Entries();
        return (value, problems) =>
        {
            if (value.ValueKind is not JsonValueKind.Array)
            {
                problems.Mistype(Name, FieldTexts.Texts, value, "list_type");
                return null;
            }

            if (!IsCountAllowed(value.GetArrayLength(), limits, problems))
            {
                return null;
            }

            var texts = new List<string>(value.GetArrayLength());
            foreach (var (index, entry) in value.EnumerateArray().Index())
            {
                if (entry.ValueKind is not JsonValueKind.String)
                {
                    problems.MistypeEntry(Name, index, entry);
                    return null;
                }

                texts.Add(entry.GetString() ?? "");
            }

            return CheckEntries(texts, limits, problems);
        };
    }

    private IReadOnlyList<string>? ReadEntries(IReadOnlyList<string> texts, BodyProblems problems) =>
        IsCountAllowed(texts.Count, Entries(), problems) ? CheckEntries(texts, Entries(), problems) : null;

    private EntriesAttribute Entries() =>
        Annotation<EntriesAttribute>() ?? throw new InvalidOperationException($"`{Name}` needs limits for its entries.");

    private bool IsCountAllowed(int count, EntriesAttribute limits, BodyProblems problems)
    {
        var isAllowed = count <= limits.MaxEntries && (count > 0 || !limits.AtLeastOne);
        if (!isAllowed)
        {
            problems.Add(
                Name,
                FieldTexts.Entries(Name, limits.AtLeastOne ? 1 : 0, limits.MaxEntries, count),
                Allowed,
                count == 0 ? "too_short" : "too_long");
        }

        return isAllowed;
    }

    private IReadOnlyList<string> CheckEntries(IReadOnlyList<string> texts, EntriesAttribute limits, BodyProblems problems)
    {
        foreach (var text in texts.Distinct(StringComparer.Ordinal))
        {
            CheckEntry(text, limits, problems);
        }

        return texts;
    }

    private void CheckEntry(string text, EntriesAttribute limits, BodyProblems problems)
    {
        if (text.Length < limits.MinEntryLength || text.Length > limits.MaxEntryLength)
        {
            problems.Add(Name, FieldTexts.EntryCharacters(Name, limits.MinEntryLength, limits.MaxEntryLength, text.Length));
        }
        else if (limits.Allowed.Count > 0 && !limits.Allowed.Contains(text))
        {
            problems.Add(Name, FieldTexts.EntryNotOneOf(Name, limits.Allowed, text), limits.Allowed);
        }
        else
        {
            CheckRules(text, problems);
        }
    }

    private void CheckRules(string text, BodyProblems problems)
    {
        foreach (var rule in _rules)
        {
            if (rule.Problem(text) is { } problem)
            {
                problems.Add(Name, new LocalText($"`{Name}` {problem.En}", $"`{Name}` {problem.Ru}"), rule.Values.Count > 0 ? rule.Values : null, rule.Kind);
            }
        }
    }

    // A double limit just beyond the largest long is that limit, rounded.
    private static long Bound(object limit) => limit is >= (double)long.MaxValue ? long.MaxValue : Convert.ToInt64(limit, CultureInfo.InvariantCulture);
}
