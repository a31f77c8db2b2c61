using System.Globalization;
using System.Text;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>
/// The shipped catalogue's routes as Markdown tables, one for each category: the provider's own model, what it takes less of
/// than the slug, its last day and its price.
/// </summary>
internal static class RouteTable
{
    // Their replies say what a call cost, so that no price is written down.
    private static readonly string[] Priced = ["bfl", "recraft", "openrouter"];

    public static string Of(ModelCatalog catalog)
    {
        var text = new StringBuilder();
        foreach (var category in catalog.All.GroupBy(model => model.Category))
        {
            text.Append(CultureInfo.InvariantCulture, $"\n### {Code(category.Key.ToWire())}\n\n| Model | Route | Takes less | Ends | Cost |\n|---|---|---|---|---|\n");
            foreach (var row in category.SelectMany(Rows))
            {
                text.Append(CultureInfo.InvariantCulture, $"| {string.Join(" | ", row)} |\n");
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string[]> Rows(Model model) => model.Routes.Count == 0
        ? [[Code(model.Slug), "–", "", "", ""]]
        : model.Routes.Select(route => new[] { Code(model.Slug), Route(route), Less(model, route), Day(route.Ends), Cost(route) });

    private static string Route(ProviderRoute route) => $"{route.Provider}: {Code(route.Model)}"
        + (route.WithFiles is { } form ? $"<br>with a file: {Code(form.Model)}" : "")
        + (BuiltInProviders.Find(route.Provider) is null ? " (no connector yet)" : "");

    private static string Less(Model model, ProviderRoute route)
    {
        var without = Less(model, route, route.WithFiles is null ? model.Inputs : []);
        var with = route.WithFiles is { } form ? Less(model, form, model.Inputs) : "";
        return with.Length == 0 || with == without ? without : $"{without}{(without.Length > 0 ? "<br>" : "")}with a file: {with}";
    }

    private static string Less(Model model, ProviderRoute form, IReadOnlyList<InputRule> files)
    {
        var options = model.Options.Values.Where(rule => rule.SameAs is null).ToList();
        string[] absent =
        [
            .. options.Where(rule => form.Takes.RuleOf(rule) is null).Select(rule => Code(rule.Name)),
            .. files.Select(file => file.Name).Where(form.Takes.Absent.Contains).Select(Code),
        ];
        return string.Join("; ", (string[])
        [
            .. form.Needs.Count > 0 ? [$"needs {string.Join(", ", form.Needs.Select(Code))}"] : Array.Empty<string>(),
            .. form.Takes.MaxPromptLength is { } longest ? [string.Create(CultureInfo.InvariantCulture, $"prompt up to {longest:N0} characters")] : Array.Empty<string>(),
            .. options.SelectMany(own => form.Takes.RuleOf(own) is { } taken ? Narrowed(own, taken) : []),
            .. absent.Length > 0 ? [$"not {string.Join(", ", absent)}"] : Array.Empty<string>(),
        ]);
    }

    private static IEnumerable<string> Narrowed(OptionRule own, OptionRule taken)
    {
        string[] left = [.. taken.Allowed.Select(OptionText.Of)];
        string[] lost = [.. own.Allowed.Select(OptionText.Of).Except(left)];

        // An option that picks sizes has lost a value because `size` has.
        if (own.Sizes.Count == 0 && (lost.Length > 0 || (own.Allowed.Count == 0 && left.Length > 0)))
        {
            yield return lost.Length > 0 && lost.Length < left.Length
                ? $"{Code(own.Name)} not {string.Join(", ", lost)}"
                : $"{Code(own.Name)} {string.Join(", ", left)}";
        }

        if ((taken.Min, taken.Max) != (own.Min, own.Max))
        {
            yield return $"{Code(own.Name)} {(taken.Min is { } min ? OptionText.Of(min) : "")} to {(taken.Max is { } max ? OptionText.Of(max) : "")}".Replace("  ", " ", StringComparison.Ordinal);
        }

        if (taken.MaxLength != own.MaxLength)
        {
            yield return $"{Code(own.Name)} up to {taken.MaxLength} characters";
        }

        if (taken.MaxItems != own.MaxItems)
        {
            yield return $"{Code(own.Name)} up to {taken.MaxItems}";
        }
    }

    private static string Cost(ProviderRoute route)
    {
        var cost = route.Cost is { } own ? Cost(own) : Priced.Contains(route.Provider) ? "with each reply" : "";
        return route.WithFiles?.Cost is { } with && Cost(with) != cost ? $"{cost}{(cost.Length > 0 ? "<br>" : "")}with a file: {Cost(with)}" : cost;
    }

    private static string Cost(RouteCost cost)
    {
        var days = string.Join(", ", cost.Cells.Select(cell => cell.AsOf).Distinct().Order().Select(Day));
        var prices = cost.Cells.Count <= 2 ? string.Join(", ", cost.Cells.Select(cell => string.Join(" and ", Prices(cell).Select(price => $"{price.From} {price.Unit}")) + When(cell))) : Range(cost);
        return $"{prices} ({days})";
    }

    // Many cells are summarised by their extremes; what they depend on follows.
    private static string Range(RouteCost cost)
    {
        var units = cost.Cells.SelectMany(Prices).GroupBy(price => price.Unit).Select(prices =>
            prices.MinBy(price => price.MicroUsd).From is var least && prices.MaxBy(price => price.MicroUsd).From is var most && least == most
                ? $"{least} {prices.Key}"
                : $"{least} to {most} {prices.Key}");
        return $"{string.Join(" and ", units)} by {string.Join(", ", cost.Cells.SelectMany(cell => cell.When.Keys).Distinct().Select(Code))}";
    }

    private static string When(CostCell cell) => cell.When.Count == 0 ? "" : $" at {string.Join(", ", cell.When.Select(wanted => $"{Code(wanted.Key)} {wanted.Value}"))}";

    private static IEnumerable<(long MicroUsd, string From, string Unit)> Prices(CostCell cell)
    {
        if (cell is { InputPerMillion: { } input, OutputPerMillion: { } output })
        {
            yield return (input, $"{Dollars(input)} in and {Dollars(output)} out", "per million tokens");
        }

        foreach (var (rate, unit) in new (long? Rate, string Unit)[]
        {
            (cell.PerCall, "a call"), (cell.PerImage, "an image"), (cell.PerSecond, "a second"), (cell.CharactersPerMillion, "per million characters"),
            (cell.OutputPerMillion is null ? cell.InputPerMillion : null, "per million tokens in"), (cell.InputPerMillion is null ? cell.OutputPerMillion : null, "per million tokens out"),
        })
        {
            if (rate is { } amount)
            {
                yield return (amount, Dollars(amount), unit);
            }
        }
    }

    private static string Dollars(long microUsd) => string.Create(CultureInfo.InvariantCulture, $"${microUsd / 1_000_000m:0.######}");

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Code(string text) => $"`{text}`";
}
