using System.Collections.Frozen;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog.Reading;

/// <summary>Reads the routes that serve a model, with their mappings and costs.</summary>
internal sealed class RoutesReader(Model model, List<CatalogProblem> problems)
{
    private const long MaxMicroUsd = 1_000_000_000_000;

    private static readonly string[] Rates =
        ["per_call", "per_image", "per_second", "input_per_million", "output_per_million", "characters_per_million"];

    private static readonly string[] Forms = ["model", "options", "inputs", "prompt", "takes", "needs", "cost"];

    // Every job is given a seed, whether or not its model has the option.
    private static readonly string[] Always = ["seed"];

    /// <summary>Reads the member <c>routes</c>.</summary>
    public IReadOnlyList<ProviderRoute> Read(MemberReader members)
    {
        var routes = new List<ProviderRoute>();
        foreach (var item in members.List("routes"))
        {
            var route = MemberReader.Of(item, ["provider", "weight", "with_files", "ends", .. Forms], problems);
            var provider = route.Text("provider");
            CheckProvider(route, provider, routes);
            var plain = Form(route, provider);
            routes.Add(plain with
            {
                Weight = (int?)route.OptionalWhole("weight", 1, 1000),
                WithFiles = WithFiles(route, provider) is { } files
                    ? files with { DecidedByFile = files.Takes.Absent.Except(plain.Takes.Absent).ToFrozenSet(StringComparer.Ordinal) }
                    : null,
                Ends = route.OptionalDay("ends"),
            });
        }

        return routes;
    }

    // The members that may be overridden for calls with files.
    private ProviderRoute Form(MemberReader members, string provider)
    {
        var mapping = Mapping(members);
        var said = new TakesReader(model, problems).Read(members, mapping);
        if (members.Has("with_files"))
        {
            said = said with { Absent = new HashSet<string>([.. said.Absent, .. model.Inputs.Select(input => input.Name)]) };
        }

        var takes = new TakenOptions(model, mapping, said).Read();
        return new(provider, members.Text("model")) { Mapping = mapping, Takes = takes, Needs = Needs(members, takes), Cost = Cost(members) };
    }

    private ProviderRoute? WithFiles(MemberReader route, string provider)
    {
        if (route.Given("with_files") is not { } place)
        {
            return null;
        }

        if (model.Inputs.Count == 0)
        {
            problems.Add(place.Problem("is for calls with files, and this model accepts none"));
        }

        if (route.Has("needs"))
        {
            route.Complain("needs", "belongs in with_files: without it the route accepts no files");
        }

        return Form(MemberReader.Of(place, Forms, problems), provider);
    }

    private List<string> Needs(MemberReader members, RouteTakes takes)
    {
        var needs = new List<string>();
        foreach (var place in members.List("needs"))
        {
            var name = OptionText.Of(place.Value);
            if (!model.Inputs.Any(input => input.Name == name))
            {
                problems.Add(place.Problem($"\"{Excerpt.Of(name)}\" is not a file of this model; {(model.Inputs.Count == 0 ? "it accepts none" : $"it accepts {string.Join(", ", model.Inputs.Select(input => input.Name))}")}"));
            }
            else if (takes.Absent.Contains(name))
            {
                problems.Add(place.Problem($"\"{name}\" is not accepted here: `takes` is null"));
            }

            needs.Add(name);
        }

        return needs;
    }

    private static void CheckProvider(MemberReader route, string provider, List<ProviderRoute> before)
    {
        if (provider.Length == 0)
        {
            return;
        }

        if (!BuiltInProviders.RouteNames.Contains(provider))
        {
            var hint = NearestName.Of(provider, BuiltInProviders.RouteNames) is { } near
                ? $"did you mean {near}?"
                : $"there are {string.Join(", ", BuiltInProviders.RouteNames)}";
            route.Complain("provider", $"there is no provider \"{Excerpt.Of(provider)}\"; {hint}");
        }
        else if (before.Exists(other => other.Provider == provider))
        {
            route.Complain("provider", $"\"{provider}\" already has a route for this model");
        }
    }

    private RouteMapping Mapping(MemberReader route)
    {
        var options = new Dictionary<string, OptionMapping>(StringComparer.Ordinal);
        foreach (var (name, place) in route.Members("options"))
        {
            options[name] = Option(name, place);
        }

        var inputs = new Dictionary<string, string>(StringComparer.Ordinal);
        var renamed = new MemberReader(
            route.Given("inputs") ?? new Located("", "", default),
            route.Members("inputs").ToDictionary(input => input.Name, input => input.Value),
            [.. model.Inputs.Select(input => input.Name)],
            problems);
        foreach (var (name, _) in route.Members("inputs"))
        {
            inputs[name] = renamed.Text(name);
        }

        var prompt = route.OptionalText("prompt");
        var takesPrompt = model.Prompt is not InputUse.None;
        return options.Count == 0 && inputs.Count == 0 && prompt is null && takesPrompt
            ? RouteMapping.None
            : new RouteMapping(options, inputs, prompt) { TakesPrompt = takesPrompt };
    }

    private OptionMapping Option(string name, Located place)
    {
        if (place.Value.ValueKind is JsonValueKind.Null)
        {
            CheckOption(name, place);
            return new OptionMapping.Drop();
        }

        var option = MemberReader.Of(place, ["to", "values", "split", "spread", "value"], problems);
        if (option.Given("value") is { } constant)
        {
            return new OptionMapping.Constant(constant.Value);
        }

        CheckOption(name, place);
        if (option.Has("split"))
        {
            var names = option.Texts("split");
            if (names.Count != 2)
            {
                option.Complain("split", "must list two names");
                return new OptionMapping.Drop();
            }

            return new OptionMapping.Split(names[0], names[1], option.OptionalText("to"));
        }

        var (values, spread) = (option.Members("values"), option.Members("spread"));
        CheckValues(name, [.. values, .. spread]);
        if (option.Has("spread"))
        {
            return new OptionMapping.Spread(spread.ToDictionary(value => value.Name, value => (IReadOnlyDictionary<string, JsonElement>)Several(value.Value), StringComparer.Ordinal));
        }

        return new OptionMapping.Rename(
            option.OptionalText("to") ?? name,
            values.ToDictionary(value => value.Name, value => value.Value.Value, StringComparer.Ordinal));
    }

    private void CheckValues(string name, IReadOnlyList<(string Name, Located Value)> named)
    {
        var listed = model.Options.TryGetValue(name, out var rule) ? rule.Allowed.Select(OptionText.Of).ToList() : [];
        foreach (var (_, place) in named.Where(value => listed.Count > 0 && !listed.Contains(value.Name)))
        {
            problems.Add(place.Problem($"is not a value of `{name}`; this model lists {string.Join(", ", listed)}"));
        }
    }

    private Dictionary<string, JsonElement> Several(Located place)
    {
        if (place.Value.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(place.Mistype("an object"));
        }

        return place.Members().ToDictionary(member => member.Name, member => member.Value.Value, StringComparer.Ordinal);
    }

    private void CheckOption(string name, Located place)
    {
        if (!model.Options.ContainsKey(name) && !Always.Contains(name))
        {
            problems.Add(place.Problem(NearestName.Of(name, model.Options.Keys) is { } near
                ? $"is not an option of this model; did you mean `{near}`?"
                : "is not an option of this model; a constant has a `value`"));
        }
    }

    private RouteCost? Cost(MemberReader route)
    {
        if (route.Given("cost") is not { } place)
        {
            return null;
        }

        var cells = place.Value.ValueKind is JsonValueKind.Array ? place.Items().ToList() : [place];
        return new RouteCost([.. cells.Select(Cell)]);
    }

    private CostCell Cell(Located place)
    {
        var cell = MemberReader.Of(place, ["when", "as_of", .. Rates], problems);
        if (!Rates.Any(cell.Has) && place.Value.ValueKind is JsonValueKind.Object)
        {
            problems.Add(place.Problem($"has no rate; give {string.Join(", ", Rates)}, or omit the cost if it is unknown"));
        }

        var when = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in cell.Members("when"))
        {
            CheckOption(name, value);
            when[name] = OptionText.Of(value.Value);
        }

        return new CostCell
        {
            When = when,
            AsOf = cell.OptionalDay("as_of"),
            PerCall = Rate(cell, "per_call"),
            PerImage = Rate(cell, "per_image"),
            PerSecond = Rate(cell, "per_second"),
            InputPerMillion = Rate(cell, "input_per_million"),
            OutputPerMillion = Rate(cell, "output_per_million"),
            CharactersPerMillion = Rate(cell, "characters_per_million"),
        };
    }

    private static long? Rate(MemberReader cell, string name) => cell.OptionalWhole(name, 0, MaxMicroUsd);
}
