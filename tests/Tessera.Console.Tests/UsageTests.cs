using System.Globalization;

namespace Tessera.Console.Tests;

public sealed class UsageTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task The_totals_are_the_ledgers_and_the_file_is_the_table(string language, string theme, int width)
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "A red fox");
        await host.Server.GenerateAsync(account.Key, "gpt-5-nano", "Why is the sky blue?");
        await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "[sandbox: fail=content_policy] A red fox");
        var lines = (await host.Server.GetAsync(account.Key, "/api/v2/user/transactions?limit=100")).GetProperty("items").EnumerateArray();
        var spent = lines.Sum(line => line.GetProperty("spent").GetInt64());
        spent.ShouldBeGreaterThan(0);

        await using var console = await host.OpenAsync("usage?by=model", new Look(language, theme, width), account);
        var figures = console.Page.Locator("dl > div");
        await Assertions.Expect(figures.Nth(0)).ToContainTextAsync(console.Text["unit.tokens", spent]);
        await Assertions.Expect(figures.Nth(2).Locator("dd").First).ToHaveTextAsync("3");
        await Assertions.Expect(figures.Nth(3).Locator("dd").First).ToHaveTextAsync("1");
        await Assertions.Expect(figures.Nth(3)).ToContainTextAsync(console.Text["usage.failedFree"]);
        await console.CheckAsync("usage");

        // The last bar is today; what it says is read out.
        var chart = console.Page.GetByRole(AriaRole.Group, new() { Name = console.Text["usage.chart"] });
        await chart.FocusAsync();
        await console.Page.Keyboard.PressAsync("End");
        await Assertions.Expect(chart.GetByRole(AriaRole.Status)).ToContainTextAsync(console.Text["unit.tokens", spent]);
        await console.CheckAsync("usage-day");

        await Assertions.Expect(console.Page.Locator("tbody tr")).ToHaveCountAsync(2);
        var table = new List<(string Requests, string Spent)>();
        foreach (var row in await console.Page.Locator("tbody tr").AllAsync())
        {
            table.Add((await row.Locator("td").Nth(3).Locator(".num").InnerTextAsync(), await row.Locator("td").Nth(1).Locator(".num span[aria-hidden]").InnerTextAsync()));
        }

        var file = await (await console.Page.RunAndWaitForDownloadAsync(() => console.Page.GetByRole(AriaRole.Link, new() { Name = console.Text["usage.export"] }).ClickAsync())).PathAsync();
        var rows = (await File.ReadAllLinesAsync(file, TestContext.Current.CancellationToken)).Select(line => line.Split(',')).ToList();
        var (requests, tokens) = (rows[0].IndexOf("requests"), rows[0].IndexOf("tokens_spent"));
        rows.Skip(1).Sum(row => long.Parse(row[tokens], CultureInfo.InvariantCulture)).ShouldBe(spent);
        rows.Skip(1).Select(row => (row[requests], row[tokens])).Order().ShouldBe(table.Order());
    }

    [Fact]
    public async Task Without_usage_the_page_says_so()
    {
        await using var console = await host.OpenAsync("usage", Look.Default);
        await Assertions.Expect(console.Says("usage.emptyTitle")).ToBeVisibleAsync();
    }
}
