using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Providers;

/// <summary>Media go to the endpoint that takes their files and options, also when another process picks them up.</summary>
[OneEngine]
public sealed class TaskOfferTests
{
    private static readonly string Image = $"data:image/png;base64,{Convert.ToBase64String(Samples.Png)}";

    [Fact]
    public async Task A_call_with_a_file_goes_to_the_endpoint_for_files_with_its_own_names()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(vendor, """
            [{ "provider": "replicate", "model": "us/words", "options": { "strength": null },
               "with_files": { "model": "us/edit", "inputs": { "image_url": "start" }, "options": { "style": null }, "takes": { "image_url_2": null } } }]
            """);
        var account = await server.OpenAccountAsync(tokens: 100);

        await MakeAsync(account.Client, """ "style": "oil" """);
        await MakeAsync(account.Client, $$""" "strength": 0.5, "image_url": "{{Image}}" """);
        var both = await account.Client.GenerateAsync(Call(""" "style": "oil", "strength": 0.5 """));
        var alone = await account.Client.GenerateAsync(Call(""" "strength": 0.5 """));
        var priced = await account.Client.PostTextAsync("/api/v2/models/house-picture/calculate-price", """{ "strength": 0.5 }""").JsonAsync();
        var second = await account.Client.GenerateAsync(Call($$""" "image_url": "{{Image}}", "image_url_2": "{{Image}}" """));
        var shown = (await account.Client.GetJsonAsync("/api/v2/models/house-picture")).GetProperty("config").GetProperty("inputs");

        Version(vendor, 0).ShouldBe("us/words");
        Input(vendor, 0).Text("style").ShouldBe("oil");
        Version(vendor, 1).ShouldBe("us/edit");
        Input(vendor, 1).Text("start").ShouldNotBeNull().ShouldNotBeEmpty();
        Input(vendor, 1).TryGetProperty("style", out _).ShouldBeFalse();
        both.Text("message").ShouldBe("`strength` 0.5 and `style` \"oil\" cannot be combined: no provider that serves house-picture here takes them together. Change or leave out one of them.");
        alone.Text("message").ShouldBe("house-picture takes `strength` 0.5 only with `image_url` here. Add the file, or change or leave out `strength`.");
        priced.Whole("token_cost").ShouldBe(5);
        second.Text("message").ShouldBe("`image_url_2` names a file that house-picture does not accept here. It accepts `image_url`.");
        shown.EnumerateObject().Select(input => input.Name).ShouldBe(["image_url"]);
        vendor.Submits.ShouldBe(2);
        (await account.Client.TokensAsync()).ShouldBe((90, 0));
    }

    [Fact]
    public async Task An_option_that_the_file_determines_is_ignored_with_a_warning_and_excludes_no_provider()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var other = await VendorStub.StartAsync();
        await using var server = await TestServer.StartWithModelsAsync(Catalog("""
            [{ "provider": "replicate", "model": "us/words", "with_files": { "model": "us/edit", "options": { "style": null } } },
             { "provider": "fal", "model": "us/other" }]
            """), [.. Settings(vendor), $"--Tessera:Providers:fal:BaseUrl={other.Address}", "--Tessera:Providers:fal:ApiKey=k"]);
        var account = await server.OpenAccountAsync(tokens: 100);
        var tester = await server.OpenAccountAsync(isTestKey: true);
        var options = $$""" "style": "oil", "image_url": "{{Image}}" """;

        var made = await MakeAsync(account.Client, options);
        var tried = await tester.Client.GenerateAsync(Call(options));
        var priced = await account.Client.PostTextAsync("/api/v2/models/house-picture/calculate-price", $"{{{options}}}").JsonAsync();
        var plain = await MakeAsync(account.Client, """ "style": "oil" """);

        string[] warning = ["`style` was ignored: the file in `image_url` decides it."];
        new[] { made, tried, priced }.ShouldAllBe(reply => Warnings(reply).SequenceEqual(warning));
        Warnings(plain).ShouldBeEmpty();
        (Version(vendor, 0), Version(vendor, 1)).ShouldBe(("us/edit", "us/words"));
        Input(vendor, 0).TryGetProperty("style", out _).ShouldBeFalse();
        Input(vendor, 1).Text("style").ShouldBe("oil");
        other.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_option_that_sets_the_price_is_not_left_to_the_file()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(vendor, """
            [{ "provider": "replicate", "model": "us/words", "with_files": { "model": "us/edit", "options": { "quality": null } } }]
            """);
        var account = await server.OpenAccountAsync(tokens: 100);
        var tester = await server.OpenAccountAsync(isTestKey: true);
        var call = Call($$""" "image_url": "{{Image}}", "quality": "high" """);

        var refused = await account.Client.GenerateAsync(call);
        var tried = await tester.Client.GenerateAsync(call);

        refused.Text("message").ShouldBe("`quality` \"high\" and `image_url` cannot be combined: no provider that serves house-picture here takes them together. Change or leave out one of them.");
        tried.Text("message").ShouldBe(refused.Text("message"));
        vendor.Submits.ShouldBe(0);
    }

    [Fact]
    public async Task A_file_that_every_provider_needs_is_required_and_a_default_that_none_takes_is_replaced()
    {
        await using var vendor = await PredictionUpstream.StartAsync();
        await using var server = await StartAsync(vendor, """
            [{ "provider": "replicate", "model": "us/edit", "needs": ["image_url"], "options": { "quality": null }, "takes": { "size": { "allowed": ["2x2"] } } }]
            """);
        var account = await server.OpenAccountAsync(tokens: 100);

        var without = await account.Client.GenerateAsync(Call(""));
        var dear = await account.Client.GenerateAsync(Call($$""" "image_url": "{{Image}}", "quality": "high" """));
        await MakeAsync(account.Client, $$""" "image_url": "{{Image}}" """);
        var shown = await account.Client.GetJsonAsync("/api/v2/models/house-picture");

        without.Text("message").ShouldBe("`image_url` is required: house-picture needs an image.");
        dear.Text("message").ShouldBe("`quality` \"high\" is not offered by house-picture. Allowed: low.");
        Input(vendor, 0).Text("size").ShouldBe("2x2");
        Input(vendor, 0).TryGetProperty("quality", out _).ShouldBeFalse();
        shown.GetProperty("config").GetProperty("sizes").EnumerateArray().ShouldHaveSingleItem().GetString().ShouldBe("2x2");
        (shown.Whole("min_token_cost"), shown.Whole("max_token_cost")).ShouldBe((5, 5));
        (await account.Client.TokensAsync()).ShouldBe((95, 0));
    }

    [Fact]
    public async Task After_a_kill_a_job_is_sent_only_to_a_route_that_accepts_its_options()
    {
        await using var other = await VendorStub.StartAsync();
        await using var vendor = await PredictionUpstream.StartAsync();
        const string Routes = """
            [{ "provider": "fal", "model": "us/none", "options": { "style": null } }, { "provider": "replicate", "model": "us/words" }]
            """;
        string[] settings =
        [
            .. Settings(vendor), $"--Tessera:Providers:fal:BaseUrl={other.Address}", "--Tessera:Providers:fal:ApiKey=k",
            "--Tessera:Providers:replicate:Concurrency=1", "--Tessera:Routing:SlotWait=00:00:00.001",
        ];
        await using var killed = await TestServer.StartWithModelsAsync(Catalog(Routes), settings);
        var account = await killed.OpenAccountAsync(tokens: 100);
        vendor.IsEndless = true;
        var taken = await SubmitAsync(account.Client);
        while (vendor.Polls.IsEmpty)
        {
            await account.Client.TokensAsync();
        }

        // The provider has one slot: this call waits for it when the server dies.
        var waiting = await SubmitAsync(account.Client);
        await using var server = await killed.StartAsIfKilledAsync(settings);
        using var client = server.ClientFor(account.Key);
        vendor.IsEndless = false;

        (await client.WaitAsync(taken)).Text("status").ShouldBe("completed");
        (await client.WaitAsync(waiting)).Text("status").ShouldBe("completed");
        other.Requests.ShouldBeEmpty();
        (await client.TokensAsync()).ShouldBe((90, 0));
        await server.ShouldVerifyAsync();
    }

    private static async Task<JsonElement> MakeAsync(HttpClient client, string options)
    {
        var made = await client.WaitAsync(await client.GenerateAsync(Call(options)));
        made.Text("status").ShouldBe("completed", made.ToString());
        return made;
    }

    private static string?[] Warnings(JsonElement reply) => [.. reply.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetString())];

    private static Task<JsonElement> SubmitAsync(HttpClient client)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate") { Content = new StringContent(Call(""" "style": "oil" """), Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "respond-async");
        return client.SendAsync(request, TestHttp.Ct).JsonAsync();
    }

    private static string Call(string options) => $$"""{"model":"house-picture","prompt":"A fox"{{(options.Length == 0 ? "" : $",{options}")}}}""";

    private static string? Version(PredictionUpstream vendor, int call) => vendor.Bodies.ElementAt(call).Text("version");

    private static JsonElement Input(PredictionUpstream vendor, int call) => vendor.Bodies.ElementAt(call).GetProperty("input");

    private static Task<TestServer> StartAsync(PredictionUpstream vendor, string routes) => TestServer.StartWithModelsAsync(Catalog(routes), Settings(vendor));

    private static string[] Settings(PredictionUpstream vendor) =>
    [
        $"--Tessera:Providers:replicate:BaseUrl={vendor.BaseUrl}", "--Tessera:Providers:replicate:ApiKey=k",
        "--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8", "--Tessera:Routing:RetryDelay=00:00:00.001",
        .. ManualTimeServer.QuickPolling,
    ];

    private static string Catalog(string routes) => $$"""
        { "models": [{
          "slug": "house-picture", "name": "House", "vendor": "Us", "category": "image", "min_plan": "free",
          "description_en": "Ours.", "description_ru": "Наша.",
          "price": { "type": "matrix", "cells": [{ "when": { "quality": "low" }, "tokens": 5 }, { "when": { "quality": "high" }, "tokens": 9 }] },
          "inputs": { "image_url": { "media": "image", "most": 3 } },
          "options": {
            "format": null, "seed": null,
            "size": { "type": "string", "allowed": ["1x1", "2x2"], "default": "1x1" },
            "quality": { "type": "string", "allowed": ["low", "high"], "default": "low" },
            "style": { "type": "string" }, "strength": { "type": "number", "min": 0, "max": 1 }
          },
          "routes": {{routes}}
        }] }
        """;
}
