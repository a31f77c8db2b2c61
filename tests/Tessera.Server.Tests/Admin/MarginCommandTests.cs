using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Providers;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Admin;

/// <summary><c>admin report margin</c>: what was charged, what it cost, and how many generations have an unknown cost.</summary>
public sealed class MarginCommandTests
{
    [Fact]
    public async Task Cost_follows_the_routes_table_and_unknown_costs_are_marked()
    {
        var catalog = Vendors.Catalog("""
            [{ "provider": "openai", "model": "a", "cost": { "per_call": 7, "input_per_million": 500000, "output_per_million": 1000001 } },
             { "provider": "vllm", "model": "b" }]
            """);
        await using var vendor = await ChatUpstream.StartAsync();
        await using var free = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            catalog, [.. Vendors.At("openai", vendor), .. Vendors.At("vllm", free), "--Tessera:TokenPriceMicroUsd=100", "--Tessera:Routing:Retries=0"]);
        var account = await server.OpenAccountAsync();
        vendor.Answer = context => vendor.Calls <= 2 ? Vendors.SayAsync(context) : Vendors.Fail(context);
        for (var call = 0; call < 3; call++)
        {
            (await account.Client.GenerateAsync(Vendors.Hello)).Text("status").ShouldBe("completed");
        }

        var byProvider = await ReportAsync(server, "--by", "provider");
        var byModel = (await ReportAsync(server)).ShouldHaveSingleItem();
        var byAccount = (await ReportAsync(server, "--by", "account", "--since", "2020-01-01")).ShouldHaveSingleItem();
        var later = await ReportAsync(server, "--since", "2099-01-01");

        // A call of 3 tokens in and 2 out: 7 + 2 (1.5 rounded up) + 3 (2.000002 rounded up).
        var known = byProvider.Single(line => line.Text("name") == "openai");
        (known.Whole("generations"), known.Whole("revenue_tokens"), known.Whole("cost_micro_usd"), known.Whole("unknown_costs")).ShouldBe((2, 4, 24, 0));
        (known.Whole("revenue_micro_usd"), known.Whole("margin_micro_usd")).ShouldBe((400, 376));
        var unknown = byProvider.Single(line => line.Text("name") == "vllm");
        (unknown.Whole("cost_micro_usd"), unknown.Whole("unknown_costs")).ShouldBe((0, 1));
        unknown.GetProperty("margin_micro_usd").ValueKind.ShouldBe(JsonValueKind.Null);
        (byModel.Text("name"), byModel.Whole("generations"), byModel.Whole("unknown_costs")).ShouldBe(("house", 3, 1));
        byAccount.Text("name").ShouldBe(account.Id.ToString());
        later.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_sandbox_is_omitted_and_a_wrong_group_is_refused()
    {
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync();
        await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        var lines = await ReportAsync(server);
        var (_, output, _) = await Command.RunAsync("admin", "report", "margin", "--data", server.DataDirectory);
        var (status, _, error) = await Command.RunAsync("admin", "report", "margin", "--by", "colour", "--data", server.DataDirectory);

        lines.ShouldBeEmpty();
        output.ShouldStartWith("No provider has served a generation.");
        status.ShouldBe(1);
        error.ShouldContain("`by` must be one of model, provider, account, got \"colour\".");
    }

    [Fact]
    public async Task A_person_reads_dollars()
    {
        var catalog = Vendors.Catalog("""[{ "provider": "openai", "model": "a", "cost": { "per_call": 1234567 } }]""");
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(catalog, Vendors.At("openai", vendor));
        var account = await server.OpenAccountAsync();
        await account.Client.GenerateAsync(Vendors.Hello);

        var (_, table, _) = await Command.RunAsync("admin", "report", "margin", "--data", server.DataDirectory);

        table.ShouldContain("1.234567");
    }

    [Fact]
    public async Task It_shows_the_date_of_its_prices_and_which_are_older_than_a_year()
    {
        // The clock of the test stands at 2027-03-01.
        var catalog = Vendors.Catalog("""
            [{ "provider": "openai", "model": "a", "cost": [{ "when": { "seed": 1 }, "per_call": 9, "as_of": "2026-02-28" }, { "per_call": 9, "as_of": "2026-11-05" }] },
             { "provider": "vllm", "model": "b", "cost": { "per_call": 5, "as_of": "2026-03-01" } },
             { "provider": "ollama", "model": "c", "cost": { "per_call": 5, "as_of": "2020-01-01" } }]
            """);
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(new ManualClock()),
            catalog,
            [.. Vendors.At("openai", vendor), .. Vendors.At("vllm", vendor), .. Vendors.At("ollama", vendor), "--Tessera:Routing:Retries=0"]);
        var account = await server.OpenAccountAsync();
        var before = JsonElement.Parse((await Command.RunAsync("admin", "report", "margin", "--json", "--data", server.DataDirectory)).Output);
        vendor.Answer = context => vendor.Calls == 1 ? Vendors.Fail(context) : Vendors.SayAsync(context);
        await account.Client.GenerateAsync(Vendors.Hello);
        await account.Client.GenerateAsync(Vendors.Hello);

        var report = JsonElement.Parse((await Command.RunAsync("admin", "report", "margin", "--json", "--data", server.DataDirectory)).Output);
        var (_, table, _) = await Command.RunAsync("admin", "report", "margin", "--data", server.DataDirectory);

        (before.Text("prices_as_of"), before.GetProperty("old_prices").GetArrayLength()).ShouldBe((null, 0));
        report.Text("prices_as_of").ShouldBe("2026-02-28");
        report.GetProperty("old_prices").GetRawText().ShouldBe("""[{"model":"house","provider":"openai","as_of":"2026-02-28"}]""");
        table.ShouldContain("The costs are based on prices read on or after 2026-02-28.");
        table.ShouldContain("the price of house at openai was read on 2026-02-28, more than a year ago");
    }

    private static async Task<List<JsonElement>> ReportAsync(TestServer server, params string[] args)
    {
        var (status, output, error) = await Command.RunAsync(["admin", "report", "margin", .. args, "--json", "--data", server.DataDirectory]);
        status.ShouldBe(0, error);
        return [.. JsonElement.Parse(output).GetProperty("items").EnumerateArray()];
    }
}
