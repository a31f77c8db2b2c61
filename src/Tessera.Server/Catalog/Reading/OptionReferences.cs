using Tessera.Providers;

namespace Tessera.Server.Catalog.Reading;

/// <summary>
/// Checks references between a model's options: <c>with</c>, <c>sizes</c> and <c>same_as</c>. A name or value that a later file
/// removed is dropped, and so is an option with nothing left; one that never existed is an error.
/// </summary>
internal sealed class OptionReferences(
    OrderedDictionary<string, OptionRule> rules, OrderedDictionary<string, Located> places, List<CatalogProblem> problems)
{
    private const string SizeOption = "size";

    /// <param name="rules">The options of the model; updated when a later file removed what they refer to.</param>
    /// <param name="gathered">The given options, lowest layer first.</param>
    /// <param name="problems">Collects the errors.</param>
    public static void Resolve(
        OrderedDictionary<string, OptionRule> rules, IReadOnlyList<(string Name, Located Value)> gathered, List<CatalogProblem> problems)
    {
        // In the order in which the names were last given, including removed ones.
        var places = new OrderedDictionary<string, Located>();
        foreach (var (name, value) in gathered)
        {
            places.Remove(name);
            places.Add(name, value);
        }

        new OptionReferences(rules, places, problems).Resolve();
    }

    private void Resolve()
    {
        foreach (var rule in rules.Values)
        {
            Check(rule);
        }

        // Removing an option may in turn remove another one.
        var count = 0;
        while (count != rules.Count)
        {
            count = rules.Count;
            foreach (var rule in rules.Values.ToList())
            {
                if (Left(rule) is { } left)
                {
                    rules[rule.Name] = left;
                }
                else
                {
                    rules.Remove(rule.Name);
                }
            }
        }
    }

    private void Check(OptionRule rule)
    {
        var place = places[rule.Name];
        if (rule.SameAs is { } other && !IsOwn(other) && !IsGivenLater(other, rule))
        {
            problems.Add(place.Problem($"same_as names `{Excerpt.Of(other)}`, which is not an independent option here"));
        }

        foreach (var (name, values) in rule.With.Where(with => !IsGivenLater(with.Key, rule)))
        {
            foreach (var unknown in values.Except(ListedOf(name)))
            {
                problems.Add(place.Problem($"with names `{Excerpt.Of(name)}` {Excerpt.Of(unknown)}, which this model does not list"));
            }
        }

        if (rule.Sizes.Count > 0 && !IsGivenLater(SizeOption, rule))
        {
            foreach (var unknown in rule.Sizes.Values.SelectMany(sizes => sizes).Except(ListedOf(SizeOption)))
            {
                problems.Add(place.Problem($"\"{Excerpt.Of(unknown)}\" is not an allowed `size` of this model"));
            }
        }
    }

    private OptionRule? Left(OptionRule rule)
    {
        if (rule.SameAs is { } other)
        {
            return IsOwn(other) ? rule : null;
        }

        var with = rule.With.ToDictionary(named => named.Key, named => (IReadOnlyList<string>)[.. named.Value.Intersect(ListedOf(named.Key))]);
        var sizes = rule.Sizes
            .Select(picked => KeyValuePair.Create(picked.Key, (IReadOnlyList<string>)[.. picked.Value.Intersect(ListedOf(SizeOption))]))
            .Where(picked => picked.Value.Count > 0)
            .ToList();
        return with.Values.Any(values => values.Count == 0) || (rule.Sizes.Count > 0 && sizes.Count == 0) ? null : rule with
        {
            With = with,
            Sizes = new OrderedDictionary<string, IReadOnlyList<string>>(sizes),
            Allowed = sizes.Count == rule.Sizes.Count ? rule.Allowed : [.. sizes.Select(picked => OptionText.ToJson(picked.Key))],
        };
    }

    private bool IsOwn(string name) => rules.TryGetValue(name, out var rule) && rule.SameAs is null;

    private IEnumerable<string> ListedOf(string name) =>
        rules.TryGetValue(name, out var rule) ? rule.Allowed.Select(OptionText.Of) : [];

    private bool IsGivenLater(string name, OptionRule rule) =>
        places.IndexOf(name) > places.IndexOf(rule.Name) && places[name].File != places[rule.Name].File;
}
