using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog.Reading;

/// <summary>Reads the options of one model.</summary>
internal sealed class OptionsReader(List<CatalogProblem> problems)
{
    private static readonly string[] Valid =
    [
        "type", "allowed", "min", "max", "max_length", "max_items", "default", "same_as", "sizes", "examples", "with", "label_en", "label_ru", "order",
    ];

    /// <summary>Reads the options gathered for a model, lowest layer first; JSON null removes one.</summary>
    public OrderedDictionary<string, OptionRule> Read(IReadOnlyList<(string Name, Located Value)> gathered)
    {
        var places = new OrderedDictionary<string, Located>();
        foreach (var (name, value) in gathered)
        {
            if (value.Value.ValueKind is JsonValueKind.Null)
            {
                places.Remove(name);
            }
            else
            {
                places[name] = value;
            }
        }

        var rules = new OrderedDictionary<string, OptionRule>();
        foreach (var (name, place) in places)
        {
            rules.Add(name, Read(name, place));
        }

        OptionReferences.Resolve(rules, gathered, problems);
        return rules;
    }

    private OptionRule Read(string name, Located place)
    {
        if (!IsName(name))
        {
            problems.Add(place.Problem("an option's name must be lower-case letters, digits and underscores, at most 40"));
        }

        var members = MemberReader.Of(place, Valid, problems);
        if (members.OptionalText("same_as") is { } other)
        {
            return new() { Name = name, Types = OptionTypes.Text, SameAs = other, Shown = Shown(members) };
        }

        var types = Types(members);
        var sizes = Sizes(members);
        var rule = new OptionRule
        {
            Name = name,
            Types = types,
            Min = members.OptionalNumber("min"),
            Max = members.OptionalNumber("max"),
            MaxLength = (int?)members.OptionalWhole("max_length", 1, int.MaxValue),
            MaxItems = (int?)members.OptionalWhole("max_items", 1, int.MaxValue),
            Sizes = sizes,
            Examples = members.Texts("examples"),
            With = With(members),
            Shown = Shown(members),
        };
        CheckBounds(members, rule);
        rule = rule with { Allowed = Allowed(members, rule) };
        return rule with { Default = Default(members, rule) };
    }

    private static OptionRule.Label Shown(MemberReader members)
    {
        var label = new OptionRule.Label(Named("label_en"), Named("label_ru"), (int?)members.OptionalWhole("order", 0, 1_000_000));
        if (label.En is null != label.Ru is null)
        {
            members.Complain(label.En is null ? "label_ru" : "label_en", "needs the other language too: give both label_en and label_ru");
        }

        return label;

        string? Named(string name)
        {
            var text = members.OptionalText(name)?.Trim();
            if (text is { Length: > OptionRule.Label.MaxLength })
            {
                members.Complain(name, $"must have at most {OptionRule.Label.MaxLength} characters, got {text.Length}");
            }

            return text;
        }
    }

    private OptionTypes Types(MemberReader members)
    {
        if (members.Required("type") is not { } given)
        {
            return OptionTypes.Text;
        }

        var names = given.Value.ValueKind is JsonValueKind.Array ? members.List("type") : [given];
        var types = OptionTypes.None;
        foreach (var name in names)
        {
            if (!WireNames.TryParse<OptionTypes>(OptionText.TryText(name.Value), out var type))
            {
                problems.Add(name.Mistype($"one of {string.Join(", ", WireNames.All<OptionTypes>())}"));
            }

            types |= type;
        }

        return types is OptionTypes.None ? OptionTypes.Text : types;
    }

    private Dictionary<string, IReadOnlyList<string>> Sizes(MemberReader members)
    {
        var sizes = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (value, place) in members.Members("sizes"))
        {
            string[] names = [.. place.Items().Select(item => OptionText.Of(item.Value))];
            if (names.Length == 0)
            {
                problems.Add(place.Mistype("a list of sizes, the default first"));
            }

            sizes.Add(value, names);
        }

        return sizes;
    }

    private Dictionary<string, IReadOnlyList<string>> With(MemberReader members)
    {
        var with = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var (other, place) in members.Members("with"))
        {
            string[] values = [.. place.Items().Select(item => OptionText.Of(item.Value))];
            if (values.Length == 0)
            {
                problems.Add(place.Mistype("a list of values of that option"));
            }

            with.Add(other, values);
        }

        return with;
    }

    private static void CheckBounds(MemberReader members, OptionRule rule)
    {
        var isNumber = (rule.Types & (OptionTypes.Whole | OptionTypes.Number)) != 0;
        if (!isNumber && (rule.Min is not null || rule.Max is not null))
        {
            members.Complain(rule.Min is null ? "max" : "min", "only numbers have bounds");
        }

        if (rule.Min > rule.Max)
        {
            members.Complain("min", $"must be <= max, which is {OptionText.Of(rule.Max.GetValueOrDefault())}");
        }
    }

    private List<JsonElement> Allowed(MemberReader members, OptionRule rule)
    {
        if (rule.Sizes.Count > 0)
        {
            return [.. rule.Sizes.Keys.Select(OptionText.ToJson)];
        }

        var allowed = new List<JsonElement>();
        var before = problems.Count;
        foreach (var item in members.List("allowed"))
        {
            if (item.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
            {
                problems.Add(item.Mistype("a string, a number, true or false"));
            }
            else if (!OptionCheck.TryRead(rule.ForListing, rule.Name, "this model", item.Value, out var read, out var error))
            {
                problems.Add(item.Problem(error.Message));
            }
            else if (allowed.Any(earlier => OptionText.Of(earlier) == OptionText.Of(read)))
            {
                problems.Add(item.Problem($"{OptionText.Show(read)} is listed twice"));
            }
            else
            {
                allowed.Add(read);
            }
        }

        if (members.Has("allowed") && allowed.Count == 0 && problems.Count == before)
        {
            members.Complain("allowed", "must list at least one value");
        }

        return allowed;
    }

    private JsonElement? Default(MemberReader members, OptionRule rule)
    {
        if (members.Given("default") is not { } given)
        {
            return null;
        }

        if (rule.Sizes.Count > 0)
        {
            problems.Add(given.Problem("an option that picks a size has no default: `size` has one"));
        }

        if (OptionCheck.TryRead(rule, rule.Name, "this model", given.Value, out var read, out var error))
        {
            return read;
        }

        problems.Add(given.Problem(error.Message));
        return null;
    }

    private static bool IsName(string text) =>
        text.Length is > 0 and <= 40
        && char.IsAsciiLetterLower(text[0])
        && text.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter is '_');
}
