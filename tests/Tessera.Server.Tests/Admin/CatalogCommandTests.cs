using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Catalog;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Admin;

/// <summary><c>admin catalog check</c>: what the providers' own lists say of the catalogue's routes.</summary>
public sealed class CatalogCommandTests
{
    // Thirty days after the day of the test.
    private const string Late = "2027-03-31";

    private const string House = """
        {
          "models": [
            { "slug": "house-old", "name": "Old", "vendor": "Us", "category": "text", "min_plan": "free", "description_en": "Ours.", "description_ru": "Наша.",
              "price": { "type": "fixed", "tokens": 1 }, "routes": [{ "provider": "openai", "model": "gpt-4-old" }, { "provider": "midjourney", "model": "x", "ends": "2020-01-01" }] },
            { "slug": "house-late", "name": "Late", "vendor": "Us", "category": "text", "min_plan": "free", "description_en": "Ours.", "description_ru": "Наша.",
              "price": { "type": "fixed", "tokens": 1 }, "routes": [{ "provider": "openai", "model": "gpt-4-late" }] },
            { "slug": "house-picture", "name": "Picture", "vendor": "Us", "category": "image", "min_plan": "free", "description_en": "Ours.", "description_ru": "Наша.",
              "price": { "type": "fixed", "tokens": 1 }, "routes": [{ "provider": "bfl", "model": "flux-past", "ends": "2020-01-01" }] }
          ]
        }
        """;

    [Fact]
    public async Task A_model_that_has_gone_and_one_that_is_new_are_named()
    {
        await using var stub = await VendorStub.StartAsync();
        await using var server = await TestServer.StartWithModelsAsync(
            House,
            builder => builder.Services.AddSingleton<TimeProvider>(new ManualClock()), // 2027-03-01
            [
                $"--Tessera:Providers:openai:BaseUrl={stub.Address}v1",
                $"--Tessera:Providers:openai:ApiKey={VendorStub.Key}",
                $"--Tessera:Providers:vllm:BaseUrl={stub.Address}refused",
                $"--Tessera:Providers:bfl:BaseUrl={stub.Address}",
            ]);
        stub.On("GET /refused/models", StubAnswers.Body(401, "{}")).On("GET /v1/models/*", StubAnswers.Body(404, """{"error":{"code":"model_not_found"}}"""));
        stub.On("GET /v1/models", Listed(server, except: "gpt-4-old"));

        var (gone, table, error) = await RunAsync(server);
        var (_, json, _) = await RunAsync(server, "--json");
        stub.On("GET /v1/models", Listed(server, except: "no-such")).On("GET /refused/models", StubAnswers.Body(200, """{"data":[]}"""));
        var (mended, _, quiet) = await RunAsync(server);

        (gone, mended).ShouldBe((1, 0), table + error);
        error.ShouldBe("1 routed model is gone: openai gpt-4-old. 1 of 3 keys could not be asked: vllm/config.\n");
        quiet.ShouldBeEmpty();
        Rows(table).ShouldBe(
        [
            "openai config gpt-4-old house-old",
            $"openai config gpt-4-late {Late} house-late",
            "bfl config flux-past 2020-01-01 house-picture",
            "openai config gpt-9-nova", // the newest first
            "openai config gpt-9",
        ]);
        var items = JsonElement.Parse(json).GetProperty("items").EnumerateArray().ToDictionary(item => item.Text("provider") ?? "");
        items.ToDictionary(item => item.Key, item => item.Value.Text("result")).ShouldBe(
            new Dictionary<string, string?> { ["openai"] = "listed", ["vllm"] = "failed", ["bfl"] = "unlisted" }, ignoreOrder: true);
        items["vllm"].Text("message").ShouldNotBeNull().ShouldStartWith("AuthUpstream: ");
        items["openai"].GetProperty("new").GetArrayLength().ShouldBe(2);
        // A snapshot of a listed model, an embedding and a moderation model.
        items["openai"].Whole("left_out").ShouldBe(3);
        stub.Requests.Where(request => request.IsTo("GET /v1/models/*")).Select(request => request.Path).Distinct().ShouldBe(["/v1/models/gpt-4-old"]);
    }

    [Fact]
    public async Task Only_the_requested_keys_are_used()
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v1/models", StubAnswers.Body(200, """{"data":[]}"""));
        await using var server = await TestServer.StartAsync($"--Tessera:Providers:vllm:BaseUrl={stub.Address}v1", $"--Tessera:Providers:lmstudio:BaseUrl={stub.Address}v1");

        var (one, table, _) = await RunAsync(server, "--provider", "vllm");
        var (none, _, nothing) = await RunAsync(server, "--name", "no-such");
        var (wrong, _, sentence) = await RunAsync(server, "--provider", "vlm");

        (one, none, wrong).ShouldBe((0, 1, 1));
        table.ShouldContain("vllm");
        table.ShouldNotContain("lmstudio");
        nothing.ShouldContain("No key matches");
        sentence.ShouldContain("did you mean vllm?");
    }

    [Fact]
    public async Task A_command_without_a_server_prints_its_reply_and_no_log()
    {
        await using var stub = (await VendorStub.StartAsync()).On("GET /v1/models", context => Task.Delay(Timeout.Infinite, context.RequestAborted));
        using var folder = new TemporaryDataFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "tessera.json"),
            $$"""{ "Tessera": { "Timeouts": { "Check": "00:00:00.2" }, "Providers": { "vllm": { "BaseUrl": "{{stub.Address}}v1" } } } }""",
            TestHttp.Ct);
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "Tessera.Server.dll"), "admin", "catalog", "check", "--provider", "vllm", "--json", "--data", folder.Path])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var command = Process.Start(start).ShouldNotBeNull();

        var error = command.StandardError.ReadToEndAsync(TestHttp.Ct);
        var output = await command.StandardOutput.ReadToEndAsync(TestHttp.Ct);

        JsonElement.Parse(output).GetProperty("items")[0].Text("message").ShouldNotBeNull().ShouldStartWith("Unavailable: ");
        (await error).ShouldBe("1 of 1 keys could not be asked: vllm/config.\n");
    }

    /// <summary>All that the catalogue routes to it but one, and some more.</summary>
    private static RequestDelegate Listed(TestServer server, string except)
    {
        var routed = from model in server.Services.GetRequiredService<ModelCatalog>().All
                     where model.Kind is null
                     from route in model.Routes
                     where route.Provider == "openai" && route.Model != except
                     select route.Model;
        var others = new (string Id, int Created)[] { ("gpt-9", 5), ("gpt-9-nova", 7), ("gpt-9-2026-11-20", 6), ("text-embedding-9", 8), ("omni-moderation-latest", 9) };
        return StubAnswers.Body(200, JsonSerializer.Serialize(new
        {
            @object = "list",
            data = routed.Distinct().Select(id => (Id: id, Created: 1)).Concat(others)
                .Select(model => new { id = model.Id, created = model.Created, shutdown_date = model.Id == "gpt-4-late" ? Late : null }),
        }));
    }

    // Of the sections below the summary, without alignment; the shipped routes' own days are not of this test.
    private static IEnumerable<string> Rows(string table) => table.Split('\n').SkipWhile(line => line.Length > 0)
        .Where(line => line.Contains(" house-", StringComparison.Ordinal) || line.Contains(" gpt-9", StringComparison.Ordinal))
        .Select(line => string.Join(' ', line.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    private static Task<(int Status, string Output, string Error)> RunAsync(TestServer server, params string[] more) =>
        Command.RunAsync(["admin", "catalog", "check", .. more, "--data", server.DataDirectory]);
}
