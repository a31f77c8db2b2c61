using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>
/// What a model is offered with is what its configured providers take: together they decide what is accepted, and for
/// each call only those are asked that take all of it.
/// </summary>
[OneEngine]
public sealed class OfferTests
{
    // The second provider takes more effort and less randomness than the first; neither takes a user.
    private static readonly string Texts = Vendors.Catalog("""
        [{ "provider": "openai", "model": "first", "options": { "user": null }, "takes": { "reasoning_effort": { "allowed": ["low", "medium"] } } },
         { "provider": "vllm", "model": "second", "options": { "user": null },
           "takes": { "reasoning_effort": { "allowed": ["medium", "high"] }, "temperature": { "max": 1 }, "prompt": { "max_length": 10 } } }]
        """);

    private const string High = "\"reasoning_effort\":\"high\"";
    private const string Hot = "\"temperature\":1.5";

    [Fact]
    public async Task A_provider_that_does_not_accept_a_value_is_skipped()
    {
        await using var first = await ChatUpstream.StartAsync();
        await using var second = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Texts, [.. Vendors.At("openai", first), .. Vendors.At("vllm", second)]);
        var account = await server.OpenAccountAsync(tokens: 100);

        await account.Client.GenerateAsync(Call(""));
        await account.Client.GenerateAsync(Call(Hot));
        (first.Calls, second.Calls).ShouldBe((2, 0));

        (await account.Client.GenerateAsync(Call(High))).Text("status").ShouldBe("completed");
        (first.Calls, second.Calls).ShouldBe((2, 1));
        second.Bodies.ShouldHaveSingleItem().Text("reasoning_effort").ShouldBe("high");

        var lengthy = await account.Client.GenerateAsync(Call(High, "A prompt of more than ten characters"));
        lengthy.Text("message").ShouldBe("`reasoning_effort` \"high\" and `prompt` of 36 characters cannot be combined: no provider that serves house here takes them together. Change or leave out one of them.");
        second.Calls.ShouldBe(1);
    }

    [Fact]
    public async Task An_option_that_no_provider_accepts_is_not_offered_and_costs_nothing()
    {
        await using var first = await ChatUpstream.StartAsync();
        await using var second = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Texts, [.. Vendors.At("openai", first), .. Vendors.At("vllm", second)]);
        var account = await server.OpenAccountAsync(tokens: 100);

        var refused = await account.Client.GenerateAsync(Call("\"reasoning_effort\":\"xhigh\""));
        var priced = await account.Client.PostTextAsync("/api/v2/models/house/calculate-price", "{\"reasoning_effort\":\"xhigh\"}").JsonAsync();
        var shown = (await account.Client.GetJsonAsync("/api/v2/models/house")).GetProperty("config");
        var ignored = await account.Client.GenerateAsync(Call("\"user\":\"me\""));

        string[] allowed = ["low", "medium", "high"];
        Allowed(refused).ShouldBe(allowed);
        Allowed(priced).ShouldBe(allowed);
        Strings(shown.GetProperty("reasoning_efforts")).ShouldBe(allowed);
        Strings(shown.GetProperty("options").GetProperty("reasoning_effort").GetProperty("allowed")).ShouldBe(allowed);
        shown.GetProperty("options").TryGetProperty("user", out _).ShouldBeFalse();
        Strings(ignored.GetProperty("warnings")).ShouldBe(["`user` is not an option of house and was ignored."]);
        (first.Calls, second.Calls).ShouldBe((1, 0));
        (await account.Client.TokensAsync()).ShouldBe((100 - Vendors.Price, 0));
    }

    [Fact]
    public async Task Values_that_no_single_provider_takes_are_named_together()
    {
        await using var first = await ChatUpstream.StartAsync();
        await using var second = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Texts, [.. Vendors.At("openai", first), .. Vendors.At("vllm", second)]);
        var account = await server.OpenAccountAsync(tokens: 100);

        var refused = await account.Client.GenerateAsync(Call($"{High},{Hot}"));
        var priced = await account.Client.PostTextAsync("/api/v2/models/house/calculate-price", $"{{{High},{Hot}}}").JsonAsync();

        const string Message = "`reasoning_effort` \"high\" and `temperature` 1.5 cannot be combined: no provider that serves house here takes them together. Change or leave out one of them.";
        (refused.Text("error"), refused.Text("message")).ShouldBe(("validation_error", Message));
        priced.Text("message").ShouldBe(Message);
        (first.Calls, second.Calls).ShouldBe((0, 0));
        (await account.Client.TokensAsync()).ShouldBe((100, 0));
    }

    [Fact]
    public async Task The_offer_follows_the_providers()
    {
        await using var second = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Texts, Vendors.At("vllm", second));
        var account = await server.OpenAccountAsync(tokens: 100);

        Allowed(await account.Client.GenerateAsync(Call("\"reasoning_effort\":\"low\""))).ShouldBe(["medium", "high"]);
    }

    [Fact]
    public async Task A_test_key_is_refused_what_the_providers_do_not_take_and_reaches_none_of_them()
    {
        await using var first = await ChatUpstream.StartAsync();
        await using var second = await ChatUpstream.StartAsync();
        string[] providers = [.. Vendors.At("openai", first), .. Vendors.At("vllm", second)];
        await using var server = await Vendors.ServeAsync(Texts, providers);
        await using var sandbox = await Vendors.ServeAsync(Texts, [.. providers, "--Tessera:Sandbox:Mode=Always"]);
        var tester = await server.OpenAccountAsync(isTestKey: true);
        var elsewhere = await sandbox.OpenAccountAsync(isTestKey: true);

        var outside = await tester.Client.GenerateAsync(Call("\"reasoning_effort\":\"xhigh\""));
        var together = await tester.Client.GenerateAsync(Call($"{High},{Hot}"));
        var taken = await tester.Client.GenerateAsync(Call(High));
        var always = await elsewhere.Client.GenerateAsync(Call("\"reasoning_effort\":\"xhigh\",\"temperature\":1.5"));

        Allowed(outside).ShouldBe(["low", "medium", "high"]);
        together.Text("message").ShouldNotBeNull().ShouldStartWith("`reasoning_effort` \"high\" and `temperature` 1.5 cannot be combined");
        taken.Text("status").ShouldBe("completed", taken.ToString());
        always.Text("status").ShouldBe("completed", always.ToString());
        (first.Calls, second.Calls).ShouldBe((0, 0));
    }

    [Fact]
    public async Task An_empty_list_of_tools_and_a_choice_without_tools_keep_no_provider_from_a_call()
    {
        await using var upstream = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            Vendors.Catalog("""[{ "provider": "openai", "model": "first", "options": { "tools": null, "tool_choice": null } }, { "provider": "vllm", "model": "second" }]"""),
            [.. Vendors.At("openai", upstream), .. Vendors.At("vllm", upstream)]);
        var account = await server.OpenAccountAsync(tokens: 100);

        foreach (var options in new[] { "\"tools\":[]", "\"tool_choice\":\"auto\"", "\"tools\":[],\"tool_choice\":\"required\"" })
        {
            var reply = await account.Client.GenerateAsync(Call(options));
            reply.Text("status").ShouldBe("completed", reply.ToString());
        }

        upstream.Bodies.Select(body => body.Text("model")).ShouldBe(["first", "first", "first"]);
    }

    private static string Call(string options, string prompt = "Hello") => $"{{\"model\":\"house\",\"prompt\":\"{prompt}\"{(options.Length == 0 ? "" : $",{options}")}}}";

    private static string?[] Allowed(JsonElement error) =>
        Strings(error.GetProperty("details").GetProperty("fields").EnumerateArray().ShouldHaveSingleItem().GetProperty("allowed"));

    private static string?[] Strings(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString())];
}
