using System.CommandLine;
using System.Globalization;
using System.Text.Json;

namespace Tessera.Server.Commands;

internal static class ReportCommands
{
    private const long Million = 1_000_000;

    public static Command Margin(AdminVerbs verbs)
    {
        var since = new Option<string?>("--since") { Description = "Only generations created on or after this day, for example 2027-01-31." };
        var by = new Option<string?>("--by") { Description = "model (by default), provider or account." };
        var command = new Command("margin", "What generations earned, in tokens, and cost at their providers, in US dollars.") { since, by };
        verbs.Define(
            command,
            parsed => new AdminCall(HttpMethod.Get, "/reports/margin" + Query(parsed.GetValue(by), parsed.GetValue(since))),
            report =>
            [
                .. ProviderTable(report.GetProperty("items")),
                .. PriceAge(report),
                .. SandboxTable(report.GetProperty("sandbox")),
            ]);
        return command;
    }

    private static IEnumerable<string> ProviderTable(JsonElement lines) => lines.GetArrayLength() == 0
        ? ["No provider has served a generation."]
        : ReplyTable.Of(Shown(lines), "name", "generations", "revenue_tokens", "cost_usd", "unknown_costs", "revenue_usd", "margin_usd");

    private static IEnumerable<string> PriceAge(JsonElement report)
    {
        if (report.GetProperty("prices_as_of") is { ValueKind: JsonValueKind.String } day)
        {
            yield return "";
            yield return $"The costs are based on prices read on or after {day}.";
        }

        foreach (var table in report.GetProperty("old_prices").EnumerateArray())
        {
            yield return $"Warning: the price of {table.GetProperty("model")} at {table.GetProperty("provider")} was read on {table.GetProperty("as_of")}, more than a year ago; add today's price to data/catalog.d.";
        }
    }

    private static IEnumerable<string> SandboxTable(JsonElement lines) => lines.GetArrayLength() == 0
        ? []
        : ["", "Served by the sandbox:", .. ReplyTable.Of(lines, "name", "generations", "revenue_tokens")];

    private static JsonElement Shown(JsonElement items) => JsonSerializer.SerializeToElement(items.EnumerateArray().Select(item => new
    {
        name = item.GetProperty("name").GetString(),
        generations = item.GetProperty("generations").GetInt64(),
        revenue_tokens = item.GetProperty("revenue_tokens").GetInt64(),
        cost_usd = Dollars(item.GetProperty("cost_micro_usd")),
        unknown_costs = item.GetProperty("unknown_costs").GetInt64(),
        revenue_usd = Dollars(item.GetProperty("revenue_micro_usd")),
        margin_usd = Dollars(item.GetProperty("margin_micro_usd")),
    }));

    private static string? Dollars(JsonElement microUsd)
    {
        if (microUsd.ValueKind is JsonValueKind.Null)
        {
            return null;
        }

        var value = microUsd.GetInt64();
        return string.Create(CultureInfo.InvariantCulture, $"{(value < 0 ? "-" : "")}{Math.Abs(value / Million)}.{Math.Abs(value % Million):000000}");
    }

    private static string Query(string? by, string? since)
    {
        string[] values =
        [
            .. by is null ? [] : new[] { $"by={Uri.EscapeDataString(by)}" },
            .. since is null ? [] : new[] { $"since={Uri.EscapeDataString(since)}" },
        ];
        return values.Length == 0 ? "" : "?" + string.Join('&', values);
    }
}
