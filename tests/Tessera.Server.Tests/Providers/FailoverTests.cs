using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>A provider that fails is passed over while nothing has reached the caller, and never afterwards.</summary>
public sealed class FailoverTests
{
    [Fact]
    public async Task When_one_of_two_providers_dies_under_load_no_call_without_output_fails_and_every_charge_is_right()
    {
        await using var dying = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            Vendors.TwoInOrder, [.. Vendors.At("openai", dying), .. Vendors.At("vllm", other), "--Tessera:Routing:BreakerCalls=10000"]);
        var account = await server.OpenAccountAsync(tokens: 1000);
        var taken = 0;
        dying.Answer = context => Interlocked.Increment(ref taken) <= 20 ? Vendors.SayAsync(context) : Vendors.DieAsync(context);
        other.Answer = Vendors.SayAsync;

        var bodies = await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => account.Client.GenerateAsync(Vendors.Hello)));

        bodies.ShouldAllBe(body => body.Text("status") == "completed");
        (dying.Calls, other.Calls).ShouldBe((60, 40));
        (await account.Client.TokensAsync()).ShouldBe((1000 - (60 * Vendors.Price), 0));
        (await ServedAsync(server)).ShouldBe([("openai", 20), ("vllm", 40)]);
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task An_unreachable_provider_is_skipped()
    {
        var gone = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.TwoInOrder, [.. Vendors.At("openai", gone), .. Vendors.At("vllm", other)]);
        var account = await server.OpenAccountAsync();
        await gone.DisposeAsync();

        var body = await account.Client.GenerateAsync(Vendors.Hello);

        body.Text("status").ShouldBe("completed");
        other.Bodies.ShouldHaveSingleItem().Text("model").ShouldBe("second");
        (await AttemptsAsync(account.Client, body)).ShouldBe([("openai", "refused", "model_unavailable"), ("vllm", "completed", null)]);
    }

    [Fact]
    public async Task The_attempts_of_a_call_show_the_provider_that_took_it_at_once_and_all_that_refused_it()
    {
        await using var one = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            Vendors.TwoInOrder, [.. Vendors.At("openai", one), .. Vendors.At("vllm", other), "--Tessera:Routing:Retries=0"]);
        var account = await server.OpenAccountAsync();
        one.Answer = Vendors.SayAsync;

        var made = await account.Client.GenerateAsync(Vendors.Hello);
        one.Answer = other.Answer = Vendors.DieAsync;
        var failed = await account.Client.GenerateAsync(Vendors.Hello);

        (await AttemptsAsync(account.Client, made)).ShouldBe([("openai", "completed", null)]);
        failed.Text("status").ShouldBe("failed");
        (await AttemptsAsync(account.Client, failed)).Select(attempt => (attempt.Provider, attempt.Outcome)).ShouldBe([("openai", "refused"), ("vllm", "refused")]);
    }

    private static async Task<List<(string? Provider, string? Outcome, string? Code)>> AttemptsAsync(HttpClient client, JsonElement made) =>
    [
        .. (await client.GetJsonAsync($"/api/v2/generate/{made.Whole("id")}/attempts")).GetProperty("items").EnumerateArray()
            .Select(attempt => (attempt.Text("provider"), attempt.Text("outcome"), attempt.Text("code"))),
    ];

    [Fact]
    public async Task A_reply_that_has_reached_the_caller_is_not_restarted_elsewhere()
    {
        await using var dying = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.TwoInOrder, [.. Vendors.At("openai", dying), .. Vendors.At("vllm", other)]);
        var account = await server.OpenAccountAsync(tokens: 10);
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        dying.Answer = async context =>
        {
            await ChatUpstream.SendAsync(context, ChatUpstream.Delta("half a "));
            await heard.Task;
            context.Abort();
        };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate/stream")
        {
            Content = new StringContent(Vendors.Hello, System.Text.Encoding.UTF8, "application/json"),
        };

        using var reply = await account.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));
        var last = "";
        while (await lines.ReadLineAsync(TestHttp.Ct) is { } line)
        {
            last = line.Length > 0 ? line : last;
            if (line.Contains("content_delta", StringComparison.Ordinal))
            {
                heard.TrySetResult();
            }
        }

        last.ShouldContain("error");
        other.Calls.ShouldBe(0);
        (await account.Client.TokensAsync()).ShouldBe((10, 0));
        await server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData(400, """{"error":{"message":"no","type":"invalid_request_error"}}""", "invalid_input")]
    [InlineData(400, """{"error":{"message":"no","code":"content_policy_violation"}}""", "content_policy")]
    public async Task A_request_refused_as_invalid_is_not_sent_to_another_provider(int status, string refusal, string code)
    {
        await using var refusing = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.TwoInOrder, [.. Vendors.At("openai", refusing), .. Vendors.At("vllm", other)]);
        var account = await server.OpenAccountAsync();
        refusing.Answer = ChatUpstream.Refuse(status, refusal);

        var body = await account.Client.GenerateAsync(Vendors.Hello);

        body.Text("error").ShouldNotBeNull().ShouldStartWith(code);
        (refusing.Calls, other.Calls).ShouldBe((1, 0));
    }

    [Fact]
    public async Task A_model_that_was_shut_down_is_served_by_the_next_route_and_logged_once()
    {
        var log = new LogWatch();
        await using var closed = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            builder => builder.Logging.AddProvider(log), Vendors.TwoInOrder, [.. Vendors.At("openai", closed), .. Vendors.At("vllm", other)]);
        var account = await server.OpenAccountAsync(tokens: 10);
        closed.Answer = ChatUpstream.Refuse(404, """{"error":{"message":"The model `first` has been deprecated.","code":"model_not_found"}}""");
        other.Answer = Vendors.SayAsync;

        var served = new[] { await account.Client.GenerateAsync(Vendors.Hello), await account.Client.GenerateAsync(Vendors.Hello) };
        other.Answer = closed.Answer;
        var refused = await account.Client.GenerateAsync(Vendors.Hello);

        served.ShouldAllBe(body => body.Text("status") == "completed");
        refused.Text("error").ShouldNotBeNull().ShouldStartWith("model_unavailable: ");
        (closed.Calls, other.Calls).ShouldBe((3, 3));
        (await account.Client.TokensAsync()).ShouldBe((10 - (2 * Vendors.Price), 0));
        log.Text.Split('\n').Where(line => line.Contains("does not serve the model", StringComparison.Ordinal)).Select(line => line.Split(" any more")[0])
            .ShouldBe(["openai does not serve the model first", "vllm does not serve the model second"]);
    }

    [Fact]
    public async Task An_unknown_outcome_is_never_requested_again()
    {
        await using var unclear = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.TwoInOrder, [.. Vendors.At("openai", unclear), .. Vendors.At("vllm", other)]);
        var account = await server.OpenAccountAsync();
        unclear.Answer = context => ChatUpstream.SendAsync(context, "");

        var body = await account.Client.GenerateAsync(Vendors.Hello);

        body.Text("error").ShouldNotBeNull().ShouldStartWith("provider_error: ");
        (unclear.Calls, other.Calls).ShouldBe((1, 0));
    }

    [Fact]
    public async Task Neighbouring_routes_with_weights_share_the_calls()
    {
        await using var heavy = await ChatUpstream.StartAsync();
        await using var light = await ChatUpstream.StartAsync();
        var catalog = Vendors.Catalog("""[{ "provider": "openai", "model": "a", "weight": 3 }, { "provider": "vllm", "model": "b", "weight": 1 }]""");
        await using var server = await Vendors.ServeAsync(catalog, [.. Vendors.At("openai", heavy), .. Vendors.At("vllm", light)]);
        var account = await server.OpenAccountAsync();

        for (var call = 0; call < 12; call++)
        {
            (await account.Client.GenerateAsync(Vendors.Hello)).Text("status").ShouldBe("completed");
        }

        (heavy.Calls, light.Calls).ShouldBe((9, 3));
    }

    private static Task<List<(string Provider, long Count)>> ServedAsync(TestServer server) => server.Database.ReadAsync(async session =>
    {
        await using var rows = await session.Prepared(
            "SELECT provider, count(*) FROM generations WHERE credential = 'config' AND state = 5 GROUP BY provider ORDER BY provider").ExecuteReaderAsync();
        var all = new List<(string, long)>();
        while (await rows.ReadAsync())
        {
            all.Add((rows.NextString(), rows.NextInt64()));
        }

        return all;
    });
}
