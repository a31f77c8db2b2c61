using System.Text.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog.Reading;

/// <summary>
/// Reads the member <c>takes</c> of a route, which may only narrow what its model accepts. It does not yet consider what the
/// mapping loses: <see cref="TakenOptions"/>.
/// </summary>
internal sealed class TakesReader(Model model, List<CatalogProblem> problems)
{
    private const string Prompt = "prompt";

    private static readonly string[] Bounds = ["allowed", "min", "max", "max_length", "max_items"];

    public RouteTakes Read(MemberReader route, RouteMapping mapping)
    {
        if (!route.Has("takes"))
        {
            return RouteTakes.Everything;
        }

        var options = new Dictionary<string, OptionRule>(StringComparer.Ordinal);
        var noInputs = new HashSet<string>(StringComparer.Ordinal);
        int? longest = null;
        foreach (var (name, place) in route.Members("takes"))
        {
            if (name == Prompt)
            {
                longest = PromptLength(place);
            }
            else if (model.Inputs.Any(input => input.Name == name))
            {
                noInputs.UnionWith(FromInput(name, place));
            }
            else if (!model.Options.TryGetValue(name, out var rule))
            {
                var names = model.Options.Keys.Concat(model.Inputs.Select(input => input.Name));
                problems.Add(place.Problem(NearestName.Of(name, names) is { } near
                    ? $"is neither an option nor a file of this model; did you mean `{near}`?"
                    : "is neither an option nor a file of this model"));
            }
            else if (rule.SameAs is { } other)
            {
                problems.Add(place.Problem($"is an alias of `{other}`; narrow that"));
            }
            else if (place.Value.ValueKind is JsonValueKind.Null || mapping.Options.GetValueOrDefault(name) is OptionMapping.Drop)
            {
                problems.Add(place.Problem("an option that the route does not accept must be null in `options` and absent from `takes`"));
            }
            else
            {
                options[name] = Narrow(rule, place);
            }
        }

        return new RouteTakes(options, noInputs, longest);
    }

    private int? PromptLength(Located place)
    {
        var members = MemberReader.Of(place, ["max_length"], problems);
        if (model.Prompt is InputUse.None)
        {
            problems.Add(place.Problem("this model takes no prompt"));
            return null;
        }

        return (int)members.Whole("max_length", 1, model.MaxPromptLength);
    }

    // A route that accepts one file of a series names the second: it and the ones after it are not accepted.
    private IEnumerable<string> FromInput(string name, Located place)
    {
        if (place.Value.ValueKind is not JsonValueKind.Null)
        {
            problems.Add(place.Problem("must be null, which means that this file and the numbered ones after it are not accepted"));
        }

        var (first, number) = InputRule.Series(name);
        return model.Inputs.Select(input => input.Name).Where(other => InputRule.Series(other) is var (series, place) && series == first && place >= number);
    }

    private OptionRule Narrow(OptionRule rule, Located place)
    {
        var before = problems.Count;
        var members = MemberReader.Of(place, Bounds, problems);
        if (place.Value.ValueKind is JsonValueKind.Object && !Bounds.Any(members.Has))
        {
            problems.Add(place.Problem($"narrows nothing; give {string.Join(", ", Bounds)}"));
        }

        var narrowed = rule with
        {
            Min = Lower(members, rule),
            Max = Upper(members, rule),
            MaxLength = AtMost(members, "max_length", rule.MaxLength, rule.Types.HasFlag(OptionTypes.Text)),
            MaxItems = AtMost(members, "max_items", rule.MaxItems, rule.Types.HasFlag(OptionTypes.List)),
        };
        var allowed = Allowed(members, rule, narrowed);
        if (problems.Count == before && (narrowed.Min > narrowed.Max || (allowed.Count == 0 && rule.Allowed.Count > 0)))
        {
            problems.Add(place.Problem("leaves no value that the model allows"));
        }

        return narrowed with { Allowed = allowed };
    }

    private static decimal? Lower(MemberReader members, OptionRule rule)
    {
        var given = Number(members, "min", rule);
        if (given < rule.Min)
        {
            members.Complain("min", $"must be >= {OptionText.Of(rule.Min.GetValueOrDefault())}, the model's own min: a route can only narrow its model");
        }

        return given ?? rule.Min;
    }

    private static decimal? Upper(MemberReader members, OptionRule rule)
    {
        var given = Number(members, "max", rule);
        if (given > rule.Max)
        {
            members.Complain("max", $"must be <= {OptionText.Of(rule.Max.GetValueOrDefault())}, the model's own max: a route can only narrow its model");
        }

        return given ?? rule.Max;
    }

    private static decimal? Number(MemberReader members, string name, OptionRule rule)
    {
        if (members.Has(name) && (rule.Types & (OptionTypes.Whole | OptionTypes.Number)) == 0)
        {
            members.Complain(name, "only numbers have bounds");
        }

        return members.OptionalNumber(name);
    }

    private static int? AtMost(MemberReader members, string name, int? most, bool isFitting)
    {
        if (members.Has(name) && !isFitting)
        {
            members.Complain(name, name == "max_length" ? "only text has a length" : "only lists have items");
        }

        return (int?)members.OptionalWhole(name, 1, most ?? int.MaxValue) ?? most;
    }

    // The model's values that are listed and within the bounds.
    private List<JsonElement> Allowed(MemberReader members, OptionRule rule, OptionRule narrowed)
    {
        var allowed = new List<JsonElement>();
        if (!members.Has("allowed"))
        {
            allowed.AddRange(rule.Allowed.Where(value => OptionCheck.TryRead(narrowed.ForListing, rule.Name, model.Slug, value, out _, out _)));
            return allowed;
        }

        var before = problems.Count;
        foreach (var item in members.List("allowed"))
        {
            if (!OptionCheck.TryRead(narrowed.ForListing, rule.Name, "this model", item.Value, out var read, out var error))
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

        if (allowed.Count == 0 && problems.Count == before)
        {
            members.Complain("allowed", "must list at least one value");
        }

        return allowed;
    }
}
