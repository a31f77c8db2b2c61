using System.Text.Json;

namespace Tessera.Server.Catalog;

/// <summary>Narrows a model to what at least one of its routes accepts.</summary>
internal static class ModelOffer
{
    private const string SizeOption = "size";

    /// <summary>The model as these routes serve it; the model itself when they accept all of it or there is no route.</summary>
    public static Model Of(Model model, IReadOnlyList<ProviderRoute> routes)
    {
        ProviderRoute[] forms = [.. routes.SelectMany(route => route.Forms)];
        if (forms.Length == 0 || Array.Exists(forms, form => ReferenceEquals(form.Takes, RouteTakes.Everything) && form.Needs.Count == 0))
        {
            return model;
        }

        InputRule[] inputs =
        [
            .. from input in model.Inputs
               where Array.Exists(forms, form => !form.Takes.Absent.Contains(input.Name))
               select input with { Required = input.Required || Array.TrueForAll(forms, form => form.Needs.Contains(input.Name)) },
        ];
        var longest = forms.Max(form => form.Takes.MaxPromptLength ?? model.MaxPromptLength);
        return model.Narrowed(Options(model, forms), inputs, longest);
    }

    private static OrderedDictionary<string, OptionRule> Options(Model model, ProviderRoute[] forms)
    {
        var taken = new OrderedDictionary<string, OptionRule>();
        foreach (var (name, rule) in model.Options)
        {
            if (rule.SameAs is not null)
            {
                taken.Add(name, rule);
            }
            else if (Union(rule, [.. forms.Select(form => form.Takes.RuleOf(rule)).OfType<OptionRule>()]) is { } union)
            {
                taken.Add(name, union);
            }
        }

        if (taken.TryGetValue(SizeOption, out var size))
        {
            KeepSizes(model, taken, size);
        }

        KeepWith(taken);
        foreach (var rule in model.Options.Values.Where(rule => rule.SameAs is { } other && !taken.ContainsKey(other)))
        {
            taken.Remove(rule.Name);
        }

        return taken;
    }

    private static void KeepSizes(Model model, OrderedDictionary<string, OptionRule> taken, OptionRule size)
    {
        foreach (var rule in taken.Values.Where(rule => rule.Sizes.Count > 0).ToList())
        {
            if (TakenOptions.WithSizesOf(rule, size, model.Options[SizeOption]) is { } left)
            {
                taken[rule.Name] = left;
            }
            else
            {
                taken.Remove(rule.Name);
            }
        }
    }

    // An option that is allowed only with values that are not left has no use.
    private static void KeepWith(OrderedDictionary<string, OptionRule> taken)
    {
        foreach (var rule in taken.Values.Where(rule => rule.With.Count > 0).ToList())
        {
            var with = rule.With.ToDictionary(other => other.Key, other => Left(other.Value, taken.GetValueOrDefault(other.Key)));
            if (with.Values.All(values => values.Count > 0))
            {
                taken[rule.Name] = rule with { With = with };
            }
            else
            {
                taken.Remove(rule.Name);
            }
        }
    }

    private static IReadOnlyList<string> Left(IReadOnlyList<string> values, OptionRule? other) => other is { Allowed.Count: 0 }
        ? values
        : other is null ? []
        : [.. values.Where(value => other.Allowed.Any(allowed => OptionText.Of(allowed) == value))];

    private static OptionRule? Union(OptionRule own, OptionRule[] rules)
    {
        if (rules.Length == 0 || Array.Exists(rules, rule => ReferenceEquals(rule, own)))
        {
            return rules.Length == 0 ? null : own;
        }

        var union = own with
        {
            Types = rules.Aggregate(OptionTypes.None, (types, rule) => types | rule.Types),
            With = rules[0].With, // The combinations are the model's own, and all its routes know them.
            Allowed = Allowed(own, rules),
            Min = Array.Exists(rules, rule => rule.Min is null) ? null : rules.Min(rule => rule.Min),
            Max = Array.Exists(rules, rule => rule.Max is null) ? null : rules.Max(rule => rule.Max),
            MaxLength = Array.Exists(rules, rule => rule.MaxLength is null) ? null : rules.Max(rule => rule.MaxLength),
            MaxItems = Array.Exists(rules, rule => rule.MaxItems is null) ? null : rules.Max(rule => rule.MaxItems),
        };
        return union with { Default = own.Default is { } value ? Default(value, union, rules) : null };
    }

    // If one route lists its values and another has bounds, their union has no list: each call goes to a route that accepts it.
    private static JsonElement[] Allowed(OptionRule own, OptionRule[] rules)
    {
        if (Array.Exists(rules, rule => rule.Allowed.Count == 0))
        {
            return [];
        }

        JsonElement[] listed = [.. rules.SelectMany(rule => rule.Allowed).DistinctBy(OptionText.Of)];
        return own.Allowed.Count == 0
            ? listed
            : [.. own.Allowed.Where(value => Array.Exists(listed, one => OptionText.Of(one) == OptionText.Of(value)))];
    }

    private static JsonElement? Default(JsonElement value, OptionRule union, OptionRule[] rules)
    {
        if (Array.Exists(rules, rule => OptionCheck.Fits(rule, value)))
        {
            return value;
        }

        if (union.Allowed.Count > 0)
        {
            return union.Allowed[0];
        }

        // A number has a nearest bound; a text that is too long cannot be shortened without changing its meaning.
        return value.ValueKind is JsonValueKind.Number && (value.GetDecimal() < rules[0].Min ? rules[0].Min : rules[0].Max) is { } nearest
            ? JsonElement.Parse(OptionText.Of(nearest))
            : null;
    }
}
