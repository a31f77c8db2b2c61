namespace Tessera.Server.Catalog.Reading;

/// <summary>
/// Limits the routes of a model that later files changed: each accepts what the model accepted according to the files up to the
/// routes' own, as far as the model still does. Options that a later file adds are never assumed to be supported by their
/// providers.
/// </summary>
/// <param name="earlier">The model that the routes were written for.</param>
/// <param name="model">The model according to all files.</param>
internal sealed class EarlierRoutes(Model earlier, Model model)
{
    private const string SizeOption = "size";
    private const string FormatOption = "format";

    // What the routes accept of an option of which the later files leave nothing to one of them.
    private readonly Dictionary<string, List<OptionRule>> _refused = new(StringComparer.Ordinal);
    private readonly HashSet<string> _served = new(StringComparer.Ordinal);

    /// <summary>
    /// The routes within these limits, without those that cannot be sent an option that the price depends on.
    /// </summary>
    public IReadOnlyList<ProviderRoute> Limit(IReadOnlyList<ProviderRoute> routes)
    {
        var limited = new List<ProviderRoute>();
        foreach (var route in routes)
        {
            var withFiles = route.WithFiles is { } files ? Limit(files) : null;
            if (Limit(route) is { } plain)
            {
                limited.Add(plain with { WithFiles = withFiles });
            }
        }

        if (limited.Count > 0 || routes.Count == 0)
        {
            foreach (var name in _served)
            {
                _refused.Remove(name);
            }
        }

        return limited;
    }

    /// <summary>
    /// The options for which the later files list only values that no route accepts, and the values that the routes accept.
    /// </summary>
    public IEnumerable<(string Option, string Taken)> Unserved => _refused.Select(refused => (refused.Key, Show(refused.Value)));

    private ProviderRoute? Limit(ProviderRoute form)
    {
        var options = new Dictionary<string, OptionMapping>(form.Mapping.Options, StringComparer.Ordinal);
        var narrowed = new Dictionary<string, OptionRule>(StringComparer.Ordinal);
        var absent = new HashSet<string>(form.Takes.Absent.Union(model.Inputs.Select(input => input.Name).Except(earlier.Inputs.Select(input => input.Name))));
        foreach (var own in model.Options.Values.Where(rule => rule.SameAs is null))
        {
            var isPriced = model.Price.Options.Contains(own.Name);
            if (earlier.Options.GetValueOrDefault(own.Name) is not { SameAs: null } known)
            {
                options.TryAdd(own.Name, new OptionMapping.Drop());
                if (!isPriced && !IsCarriedWithoutIt(own))
                {
                    absent.Add(own.Name);
                }
            }
            else if (form.Takes.RuleOf(known) is not { } taken)
            {
                if (isPriced)
                {
                    absent.Remove(own.Name);
                }
            }
            else if (Both(taken, own, options.GetValueOrDefault(own.Name), isPriced) is { } both)
            {
                narrowed[own.Name] = both;
            }
            else if (isPriced)
            {
                return null;
            }
            else
            {
                absent.Add(own.Name);
                options[own.Name] = options.GetValueOrDefault(own.Name) as OptionMapping.Constant ?? (OptionMapping)new OptionMapping.Drop();
            }
        }

        var mapping = form.Mapping with { Options = options };
        return form with { Mapping = mapping, Takes = new TakenOptions(model, mapping, new RouteTakes(narrowed, absent, MaxPromptLength(form))).Read() };
    }

    // An option that selects sizes is sent as `size`, and a format is converted here: the provider need not know them.
    private bool IsCarriedWithoutIt(OptionRule rule) =>
        rule.Name == FormatOption || (rule.Sizes.Count > 0 && earlier.Options.ContainsKey(SizeOption));

    private OptionRule? Both(OptionRule taken, OptionRule own, OptionMapping? mapping, bool isPriced)
    {
        var values = mapping is OptionMapping.Drop && IsCarriedWithoutIt(own) ? own : taken.Within(own);
        var both = values is null ? null : WithOf(taken, values);
        if (both is not null)
        {
            _served.Add(own.Name);
        }
        else if (values is null || isPriced)
        {
            if (!_refused.TryGetValue(own.Name, out var rules))
            {
                _refused.Add(own.Name, rules = []);
            }

            rules.Add(taken);
        }

        return both;
    }

    // The values of other options that both are allowed with, as far as they are left; null when there are none.
    private OptionRule? WithOf(OptionRule taken, OptionRule own)
    {
        if (taken.With.Count == 0)
        {
            return own;
        }

        var with = own.With.ToDictionary(other => other.Key, other => other.Value);
        foreach (var (name, values) in taken.With)
        {
            var listed = model.Options.TryGetValue(name, out var other) ? other.Allowed.Select(OptionText.Of) : [];
            with[name] = [.. values.Intersect(with.GetValueOrDefault(name, values)).Intersect(listed)];
        }

        return with.Values.Any(values => values.Count == 0) ? null : own with { With = with };
    }

    // The length of a text model's prompt is limited for the price, not for its provider.
    private int? MaxPromptLength(ProviderRoute form)
    {
        int? known = model.Category is Category.Text || model.Prompt is InputUse.None ? null : earlier.MaxPromptLength;
        return (form.Takes.MaxPromptLength ?? known) is { } longest && longest < model.MaxPromptLength ? longest : null;
    }

    private static string Show(List<OptionRule> rules) => string.Join(", ", rules
        .SelectMany(rule => rule.Allowed.Count > 0 ? rule.Allowed.Select(OptionText.Of) : [ShowBounds(rule)])
        .Distinct());

    private static string ShowBounds(OptionRule rule) => (rule.Min, rule.Max) switch
    {
        ({ } min, { } max) => $"from {OptionText.Of(min)} to {OptionText.Of(max)}",
        ({ } min, null) => $"at least {OptionText.Of(min)}",
        (null, { } max) => $"at most {OptionText.Of(max)}",
        _ => OptionCheck.Describe(rule.Types).En,
    };
}
