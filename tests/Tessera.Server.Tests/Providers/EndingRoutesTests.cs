using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Providers;
using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>What an operator and a caller see of a route to a model that its provider retires.</summary>
[OneEngine]
public sealed class EndingRoutesTests
{
    // The clock of the test stands at 2027-03-01.
    private static readonly string Catalog = Vendors.Catalog("""
        [{ "provider": "openai", "model": "old", "ends": "2027-02-28" },
         { "provider": "vllm", "model": "soon", "ends": "2027-03-31" },
         { "provider": "ollama", "model": "later", "ends": "2027-04-01" },
         { "provider": "lmstudio", "model": "elsewhere", "ends": "2027-03-02" }]
        """);

    [Fact]
    public async Task The_start_and_the_list_of_keys_warn_thirty_days_before_and_an_ended_route_is_still_tried()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        vendor.Answer = Vendors.SayAsync;
        await using var server = await Vendors.ServeAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(new ManualClock()),
            Catalog,
            [.. Vendors.At("openai", vendor), .. Vendors.KeysAt("vllm", vendor, ("a", 1), ("b", 1)), .. Vendors.At("ollama", vendor)]);

        var warnings = server.Services.GetRequiredService<EndingRoutes>().All().Where(route => route.Model == "house").Select(route => route.Warning);
        var (_, json, _) = await Command.RunAsync("admin", "provider", "list", "--json", "--data", server.DataDirectory);
        var (_, table, _) = await Command.RunAsync("admin", "provider", "list", "--data", server.DataDirectory);
        var made = await (await server.OpenAccountAsync()).Client.GenerateAsync(Vendors.Hello);

        const string Ended = "The route of house to openai (old) ended on 2027-02-28 and is still tried; change it in data/catalog.d, or upgrade Tessera.";
        const string Ends = "The route of house to vllm (soon) ends on 2027-03-31; change it in data/catalog.d, or upgrade Tessera.";
        warnings.ShouldBe([Ended, Ends]);
        var rows = JsonElement.Parse(json).GetProperty("items").EnumerateArray();
        rows.Select(row => (row.Text("provider"), OfHouse(row))).ShouldBe(
            [("openai", "old 2027-02-28 True"), ("vllm", "soon 2027-03-31 False"), ("vllm", "soon 2027-03-31 False"), ("ollama", "")], ignoreOrder: true);
        table.ShouldContain("house ended 2027-02-28");
        table.ShouldContain("house ends 2027-03-31");
        table.Split(Ends).Length.ShouldBe(2);
        (made.Text("status"), vendor.Bodies.ShouldHaveSingleItem().Text("model")).ShouldBe(("completed", "old"));
    }

    [Fact]
    public async Task A_model_names_what_its_providers_serve_it_by()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Catalog, [.. Vendors.At("ollama", vendor), .. Vendors.At("openai", vendor)]);
        using var anyone = server.ClientFor(null);

        var house = await anyone.GetJsonAsync("/api/v2/models/house");
        var sandboxed = await anyone.GetJsonAsync("/api/v2/models/claude-haiku-4.5");

        house.GetProperty("routes").GetRawText().ShouldBe(
            """[{"provider":"openai","model":"old","ends":"2027-02-28"},{"provider":"ollama","model":"later","ends":"2027-04-01"}]""");
        sandboxed.GetProperty("sandbox").GetBoolean().ShouldBeTrue();
        sandboxed.GetProperty("routes").GetArrayLength().ShouldBe(0);
    }

    private static string OfHouse(JsonElement row) => string.Join(
        ", ",
        from route in row.GetProperty("ending_routes").EnumerateArray()
        where route.Text("model") == "house"
        select $"{route.Text("upstream_model")} {route.Text("ends")} {route.GetProperty("has_ended").GetBoolean()}");
}
