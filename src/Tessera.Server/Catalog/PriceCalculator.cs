using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>Computes prices. The computed price of a request is the one that it is charged.</summary>
internal static class PriceCalculator
{
    private const long MillisecondsPerSecond = 1000;

    /// <summary>The price of a request with these resolved options; for usage-based models, the maximum.</summary>
    public static Price Exact(Model model, CallOptions resolved, PriceBasis basis) => model.Price switch
    {
        PriceRule.Fixed rule => new(rule.Tokens),
        PriceRule.Matrix rule => new(Matching(rule.Cells, resolved).Amount),
        PriceRule.PerPoint rule => new(checked(Matching(rule.Cells, resolved).Amount * rule.TokensPerPoint)),
        PriceRule.PerSecond rule => new(Seconds(rule, Matching(rule.Cells, resolved), Milliseconds(rule, resolved, basis))),
        PriceRule.PerCharacter rule => new(Characters(rule, basis.Characters)),
        PriceRule.PerUsage rule => new(rule.Max, rule),
        _ => throw NoSuchRule(model.Price),
    };

    /// <summary>The price of the simplest request: every option at its default, the shortest text and file.</summary>
    public static Price Base(Model model)
    {
        var defaults = OptionResolver.Resolve(model, OptionResolver.NothingGiven).Values;
        return Exact(model, defaults, new(MinTextLength(model), InputMilliseconds: 0));
    }

    /// <summary>The lowest and the highest price of a request for the model.</summary>
    public static PriceRange Range(Model model) => model.Price switch
    {
        PriceRule.Fixed rule => new(rule.Tokens, rule.Tokens),
        PriceRule.Matrix rule => Range(Reachable(model, rule.Cells).Select(cell => cell.Amount)),
        PriceRule.PerPoint rule => Range(Reachable(model, rule.Cells).Select(cell => checked(cell.Amount * rule.TokensPerPoint))),
        PriceRule.PerSecond { Option: null } rule => new(rule.Min, rule.Max ?? throw NoSuchRule(rule)),
        PriceRule.PerSecond { Option: { } option } rule => SecondsRange(model, rule, model.Options[option]),
        PriceRule.PerCharacter rule =>
            new(Characters(rule, MinTextLength(model)), Characters(rule, model.MaxPromptLength)),
        PriceRule.PerUsage rule => new(rule.Min, rule.Max),
        _ => throw NoSuchRule(model.Price),
    };

    // A narrowed model does not accept every value that has a price.
    private static IEnumerable<PriceRule.Cell> Reachable(Model model, IReadOnlyList<PriceRule.Cell> cells) => cells.Where(cell =>
        cell.When.All(wanted => model.Options[wanted.Key] is var rule && (rule.Allowed.Count == 0 || rule.Allowed.Any(value => OptionText.Of(value) == wanted.Value))));

    private static PriceRule.Cell Matching(IReadOnlyList<PriceRule.Cell> cells, CallOptions resolved)
    {
        foreach (var cell in cells)
        {
            if (cell.When.All(wanted => resolved.Values.TryGetValue(wanted.Key, out var value)
                && string.Equals(OptionText.Of(value), wanted.Value, StringComparison.Ordinal)))
            {
                return cell;
            }
        }

        // The loader proved that the cells cover every combination of resolved values.
        throw new InvalidOperationException("No price for these options: they were not resolved for this model.");
    }

    private static long Milliseconds(PriceRule.PerSecond rule, CallOptions resolved, PriceBasis basis)
    {
        if (rule.Option is null)
        {
            return Math.Max(0, basis.InputMilliseconds ?? long.MaxValue);
        }

        var seconds = resolved.Whole(rule.Option)
            ?? throw new InvalidOperationException($"No `{rule.Option}`: the options were not resolved for this model.");
        return checked(seconds * MillisecondsPerSecond);
    }

    private static long Seconds(PriceRule.PerSecond rule, PriceRule.Cell cell, long milliseconds)
    {
        var tokens = DivideUp((Int128)cell.Amount * milliseconds, (Int128)cell.Seconds * MillisecondsPerSecond);
        return checked((long)Int128.Clamp(tokens, rule.Min, rule.Max ?? long.MaxValue));
    }

    private static PriceRange SecondsRange(Model model, PriceRule.PerSecond rule, OptionRule option)
    {
        var ends = option.Allowed.Count > 0
            ? option.Allowed.Select(value => value.GetInt64()).ToArray()
            : [(long)(option.Min ?? throw NoSuchRule(rule)), (long)(option.Max ?? throw NoSuchRule(rule))];
        return Range(
            from cell in Reachable(model, rule.Cells)
            from seconds in ends
            select Seconds(rule, cell, checked(seconds * MillisecondsPerSecond)));
    }

    private static long Characters(PriceRule.PerCharacter rule, int characters) =>
        Math.Max(rule.Min, checked((long)DivideUp((Int128)rule.Tokens * Math.Max(0, characters), rule.Characters)));

    private static int MinTextLength(Model model) => model.Prompt is InputUse.Required ? 1 : 0;

    private static Int128 DivideUp(Int128 value, Int128 by) => (value + by - 1) / by;

    private static PriceRange Range(IEnumerable<long> prices)
    {
        var all = prices.ToArray();
        return new(all.Min(), all.Max());
    }

    private static InvalidOperationException NoSuchRule(PriceRule rule) =>
        new($"{rule} does not determine a price.");

    /// <summary>The lowest and the highest price of a model.</summary>
    internal readonly record struct PriceRange(long Min, long Max);
}
