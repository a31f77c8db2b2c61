using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;
using Tessera.Server.Catalog;
using Tessera.Server.Configuration;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;

namespace Tessera.Server.Admin.Reports;

/// <summary>
/// <c>admin report margin</c>: what generations earned in tokens and cost at their providers. Generations of unknown cost are
/// counted separately rather than as free.
/// </summary>
internal static class MarginReport
{
    private static readonly string[] Groups = ["model", "provider", "account"];

    public static async Task<Results<Ok<Margins>, ApiError>> Handle(
        string? by, string? since, GenerationMargins margins, ModelCatalog catalog, TimeProvider time, IOptions<ServerOptions> server)
    {
        if (by is not null && !Groups.Contains(by))
        {
            return ApiErrors.Validation([new("by", $"`by` must be one of {string.Join(", ", Groups)}, got \"{by}\".", Groups)]);
        }

        DateTimeOffset? from = null;
        if (since is not null)
        {
            if (!DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var given))
            {
                return ApiErrors.Validation([new("since", $"`since` must be a date such as 2027-01-31 or 2027-01-31T12:00:00Z, got \"{since}\".", null)]);
            }

            from = given;
        }

        var price = server.Value.TokenPriceMicroUsd;
        var rows = await margins.ListAsync(by ?? Groups[0], from);
        var tables = PriceTables(catalog, await margins.ListPricedAsync(from));
        var aYearAgo = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).AddYears(-1);
        return TypedResults.Ok(new Margins(
            by ?? Groups[0],
            price,
            tables.Count == 0 ? null : tables.Min(table => table.AsOf),
            [.. tables.Where(table => table.AsOf < aYearAgo)],
            [.. rows.Where(row => !row.IsSandbox).Select(row => Line.Of(row, price))],
            [.. rows.Where(row => row.IsSandbox).Select(row => new SandboxLine(row.Name, row.Generations, row.Tokens))]));
    }

    // Today's price tables, for costs recorded earlier: a cost is computed once, when its generation ends.
    private static List<PriceTable> PriceTables(ModelCatalog catalog, List<(string Model, string Provider)> priced) =>
    [
        .. from pair in priced
           from route in catalog.Find(pair.Model)?.Routes ?? []
           where route.Provider == pair.Provider
           let asOf = route.PricesAsOf ?? DateOnly.MaxValue
           where asOf < DateOnly.MaxValue
           select new PriceTable(pair.Model, pair.Provider, asOf),
    ];

    /// <param name="By">What the lines are grouped by.</param>
    /// <param name="TokenPriceMicroUsd">The price of a token, if configured.</param>
    /// <param name="PricesAsOf">The date of the oldest price that the costs are based on; null when no price has a date.</param>
    /// <param name="OldPrices">The prices that are more than a year old.</param>
    /// <param name="Items">What providers served, largest revenue first.</param>
    /// <param name="Sandbox">What the sandbox served: it has no margin, since no provider was paid.</param>
    internal sealed record Margins(
        string By, long? TokenPriceMicroUsd, DateOnly? PricesAsOf, IReadOnlyList<PriceTable> OldPrices, IReadOnlyList<Line> Items, IReadOnlyList<SandboxLine> Sandbox);

    /// <param name="Model">The model's slug.</param>
    /// <param name="Provider">The provider that charges the price.</param>
    /// <param name="AsOf">The date of the oldest of the prices.</param>
    internal sealed record PriceTable(string Model, string Provider, DateOnly AsOf);

    /// <param name="Name">The model, provider or account.</param>
    /// <param name="Generations">The number of generations that ended and were charged.</param>
    /// <param name="RevenueTokens">Tokens charged.</param>
    internal sealed record SandboxLine(string Name, long Generations, long RevenueTokens);

    /// <param name="Name">The model, provider or account.</param>
    /// <param name="Generations">The number of generations that providers served.</param>
    /// <param name="RevenueTokens">Tokens charged.</param>
    /// <param name="CostMicroUsd">The sum of the known costs.</param>
    /// <param name="UnknownCosts">Completed generations whose cost is unknown.</param>
    /// <param name="RevenueMicroUsd">Null when no price of a token is configured.</param>
    /// <param name="MarginMicroUsd">Also null when a cost is unknown, because the margin would be overstated.</param>
    internal sealed record Line(
        string Name, long Generations, long RevenueTokens, long CostMicroUsd, long UnknownCosts, long? RevenueMicroUsd, long? MarginMicroUsd)
    {
        public static Line Of(GenerationMargins.MarginRow row, long? price)
        {
            var revenue = price is { } each ? (long?)checked((long)((Int128)row.Tokens * each)) : null;
            return new(
                row.Name, row.Generations, row.Tokens, row.CostMicroUsd, row.UnknownCosts, revenue,
                row.UnknownCosts == 0 && revenue is { } earned ? checked(earned - row.CostMicroUsd) : null);
        }
    }
}
