using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog.Reading;

/// <summary>Reads the price of one model, which may depend on its options.</summary>
/// <param name="options">The model's options.</param>
/// <param name="isGivenLater">Whether a later file than that of the location gives the option.</param>
/// <param name="problems">Collects the errors.</param>
internal sealed class PriceReader(
    IReadOnlyDictionary<string, OptionRule> options, Func<string, Located, bool> isGivenLater, List<CatalogProblem> problems)
{
    // A thousand years of the largest plan: far above any price, and far below an overflow.
    private const long Most = 1_000_000_000;

    private const int MaxCombinations = 10_000;

    private static readonly PriceRule Unread = new PriceRule.Fixed(0);

    /// <summary>Reads the member <c>price</c>.</summary>
    public PriceRule Read(MemberReader model)
    {
        if (model.Required("price") is not { } place)
        {
            return Unread;
        }

        // The kind determines which members are valid, so it is read first.
        var kind = MemberReader.Of(place, [.. place.Members().Select(member => member.Name)], problems);
        if (!kind.Has("type"))
        {
            kind.Required("type");
            return Unread;
        }

        var before = problems.Count;
        var type = (PricingType)kind.Word("type", WireNames.All<PricingType>());
        return problems.Count > before ? Unread : Read(type, place);
    }

    private PriceRule Read(PricingType type, Located place) => type switch
    {
        PricingType.Fixed => Fixed(Members(place, "tokens")),
        PricingType.Matrix => Matrix(Members(place, "cells")),
        PricingType.PerSecond => PerSecond(Members(place, "of", "cells", "min", "max")),
        PricingType.PerPoint => PerPoint(Members(place, "tokens_per_point", "cells")),
        PricingType.PerCharacter => PerCharacter(Members(place, "tokens", "characters", "min")),
        PricingType.PerUsage => PerUsage(Members(place, "input_per_million", "output_per_million", "min", "max")),
        _ => Unread,
    };

    private MemberReader Members(Located place, params string[] valid) => MemberReader.Of(place, ["type", .. valid], problems);

    private static PriceRule.Fixed Fixed(MemberReader price) => new(price.Whole("tokens", 0, Most));

    private PriceRule.Matrix Matrix(MemberReader price) => new(Cells(price, "tokens", withSeconds: false));

    private PriceRule.PerPoint PerPoint(MemberReader price) =>
        new(price.Whole("tokens_per_point", 1, Most), Cells(price, "points", withSeconds: false));

    private PriceRule.PerSecond PerSecond(MemberReader price)
    {
        var of = price.Text("of");
        var isInput = of == "input";
        var cells = Cells(price, "tokens", withSeconds: true);
        if (isInput)
        {
            // The duration of a caller's file is not limited otherwise: without both members the price would be unbounded.
            var min = price.Whole("min", 1, Most);
            return new(null, cells, min, price.Whole("max", min, Most));
        }

        if (price.Has("of") && !IsSeconds(of))
        {
            price.Complain(
                "of", $"`{Excerpt.Of(of)}` is neither \"input\" nor a whole-number option with bounds and a default");
        }

        var least = price.OptionalWhole("min", 0, Most) ?? 0;
        return new(of, cells, least, price.OptionalWhole("max", Math.Max(1, least), Most));
    }

    private static PriceRule.PerCharacter PerCharacter(MemberReader price) => new(
        price.Whole("tokens", 1, Most), price.Whole("characters", 1, Most), price.OptionalWhole("min", 0, Most) ?? 1);

    private static PriceRule.PerUsage PerUsage(MemberReader price)
    {
        var min = price.OptionalWhole("min", 0, Most) ?? 0;
        return new(
            price.Whole("input_per_million", 0, Most),
            price.Whole("output_per_million", 0, Most),
            min,
            price.Whole("max", Math.Max(1, min), Most));
    }

    private bool IsSeconds(string name) =>
        options.TryGetValue(name, out var rule)
        && rule is { Types: OptionTypes.Whole, Default: not null }
        && (rule.Allowed.Count > 0 || rule is { Min: not null, Max: not null })
        && rule.Allowed.All(value => value.GetInt64() is >= 0 and <= 86_400)
        && rule is { Min: null or >= 0, Max: null or <= 86_400 };

    private List<PriceRule.Cell> Cells(MemberReader price, string amountName, bool withSeconds)
    {
        var cells = new List<PriceRule.Cell>();
        price.Required("cells");
        foreach (var item in price.List("cells"))
        {
            string[] valid = withSeconds ? ["when", amountName, "seconds"] : ["when", amountName];
            var cell = MemberReader.Of(item, valid, problems);
            var read = new PriceRule.Cell(When(cell), cell.Whole(amountName, 0, Most), withSeconds ? cell.Whole("seconds", 1, 86_400) : 1);
            if (!cell.Members("when").Any(IsTakenAway))
            {
                cells.Add(read);
            }
        }

        if (price.Has("cells"))
        {
            CheckCoverage(price, cells);
        }

        return cells;
    }

    private Dictionary<string, string> When(MemberReader cell)
    {
        var when = new Dictionary<string, string>();
        foreach (var (name, place) in cell.Members("when"))
        {
            if (!options.TryGetValue(name, out var rule))
            {
                problems.Add(place.Problem("is not an option of this model"));
            }
            else if (rule.Default is null || Values(rule).Count == 0)
            {
                problems.Add(place.Problem("a price can depend only on an option with a default and listed values"));
            }
            else if (!Values(rule).Contains(OptionText.Of(place.Value)) && !IsTakenAway((name, place)))
            {
                problems.Add(place.Mistype($"one of {string.Join(", ", Values(rule))}"));
            }

            when.Add(name, OptionText.Of(place.Value));
        }

        return when;
    }

    // A value that a later file no longer lists needs no price.
    private bool IsTakenAway((string Name, Located Place) when) =>
        options.TryGetValue(when.Name, out var rule)
        && Values(rule) is { Count: > 0 } listed
        && !listed.Contains(OptionText.Of(when.Place.Value))
        && isGivenLater(when.Name, when.Place);

    // Every request must match exactly one price.
    private void CheckCoverage(MemberReader price, List<PriceRule.Cell> cells)
    {
        string[] names = [.. cells.SelectMany(cell => cell.When.Keys).Distinct()];
        IEnumerable<Dictionary<string, string>> combinations = [[]];
        foreach (var name in names.Where(options.ContainsKey))
        {
            combinations = combinations.SelectMany(
                combination => Values(options[name]),
                (combination, value) => new Dictionary<string, string>(combination) { [name] = value });
        }

        var seen = 0;
        foreach (var combination in combinations)
        {
            if (++seen > MaxCombinations)
            {
                price.Complain("cells", $"more than {MaxCombinations} combinations of options; price by fewer");
                return;
            }

            var matching = cells.Count(cell => cell.When.All(wanted =>
                combination.TryGetValue(wanted.Key, out var value) && value == wanted.Value));
            if (matching != 1)
            {
                var words = string.Join(", ", combination.Select(pair => $"{pair.Key} {pair.Value}"));
                price.Complain("cells", matching == 0
                    ? $"no cell sets the price{(words.Length > 0 ? $" with {words}" : "")}"
                    : $"{matching} cells set the price{(words.Length > 0 ? $" with {words}" : "")}");
                return;
            }
        }
    }

    private static IReadOnlyList<string> Values(OptionRule rule) => rule.Types is OptionTypes.Flag
        ? ["true", "false"]
        : OptionCheck.AllowedTexts(rule) ?? [];
}
