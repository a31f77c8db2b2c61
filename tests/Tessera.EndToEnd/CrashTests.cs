using System.Text.Json;

namespace Tessera.EndToEnd;

/// <summary>What <c>kill -9</c> and SIGTERM leave behind, seen by the server that starts next on the same data folder.</summary>
public sealed class CrashTests : IDisposable
{
    private const long FirstBalance = 3000;

    private readonly TestFolder _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_video_that_was_killed_is_finished_by_the_next_server_and_charged_once()
    {
        JsonElement video;
        JsonElement doomed;
        await using (var killed = await ServerProcess.StartAsync(_place))
        {
            doomed = await SubmitAsync(killed, "A red kite [sandbox: delay=10s progress=slow fail=provider_error]");
            video = await SubmitAsync(killed, "A lighthouse at dusk [sandbox: delay=10s progress=slow]");
            video = await killed.PollAsync(video, body => body.GetProperty("progress").ValueKind is JsonValueKind.Number && body.GetProperty("progress").GetDouble() > 0);
            video.GetProperty("status").GetString().ShouldBe("pending", video.ToString());
            await killed.KillAsync();
        }

        await using var server = await ServerProcess.StartAsync(_place);
        var failed = await server.WaitForEndAsync(doomed);
        var finished = await server.WaitForEndAsync(video);

        finished.GetProperty("status").GetString().ShouldBe("completed", finished.ToString());
        var spent = finished.GetProperty("tokens_spent").GetInt64();
        spent.ShouldBeGreaterThan(0);
        failed.GetProperty("status").GetString().ShouldBe("failed");
        failed.GetProperty("tokens_spent").GetInt64().ShouldBe(0);
        await BalanceMustBeAsync(server, FirstBalance - spent);
        await LinesMustBeAsync(server, finished, "hold", "settle");
        await LinesMustBeAsync(server, failed, "hold", "settle");

        var file = _place.PathOf("film.mp4");
        await File.WriteAllBytesAsync(file, await server.Client.GetByteArrayAsync(finished.GetProperty("result_url").GetString(), Ct), Ct);
        (await Ffprobe.DurationAsync(_place, file)).ShouldBe(finished.GetProperty("result_metadata").GetProperty("duration").GetDouble(), 0.1);
    }

    [Fact]
    public async Task A_text_that_was_killed_while_it_streamed_fails_and_costs_nothing()
    {
        JsonElement start = default;
        await using (var killed = await ServerProcess.StartAsync(_place))
        {
            var events = new List<JsonElement>();
            await Should.ThrowAsync<Exception>(async () =>
            {
                await foreach (var message in killed.StreamAsync("Tell me a long story [sandbox: delay=300s progress=slow tokens=3000]"))
                {
                    events.Add(message);
                    if (events.Count == 4)
                    {
                        await killed.KillAsync();
                    }
                }
            });
            start = events[0];
            events.Select(message => message.GetProperty("type").GetString()).ShouldNotContain("generation_end");
        }

        await using var server = await ServerProcess.StartAsync(_place);
        var text = await server.GetAsync($"/api/v2/generate/{start.GetProperty("id")}");

        text.GetProperty("status").GetString().ShouldBe("failed");
        text.GetProperty("error").GetString().ShouldNotBeNull().ShouldStartWith("interrupted");
        text.GetProperty("tokens_spent").GetInt64().ShouldBe(0);
        await BalanceMustBeAsync(server, FirstBalance);
        await LinesMustBeAsync(server, text, "hold", "settle");
    }

    [Fact]
    public async Task A_stopping_server_finishes_the_reply_that_it_is_streaming()
    {
        await using (var server = await ServerProcess.StartAsync(_place))
        {
            var types = new List<string?>();
            await foreach (var message in server.StreamAsync("Count to ten [sandbox: delay=5s progress=slow tokens=50]"))
            {
                types.Add(message.GetProperty("type").GetString());
                if (types.Count == 2)
                {
                    await server.TerminateAsync();
                }
            }

            types.Count(type => type == "content_delta").ShouldBe(50);
            types[^1].ShouldBe("generation_end");
            (await server.WaitAsync()).ShouldBe(0);
        }

        await using var next = await ServerProcess.StartAsync(_place);
        await BalanceMustBeAsync(next, FirstBalance - 3);
    }

    public void Dispose() => _place.Dispose();

    private static async Task<JsonElement> SubmitAsync(ServerProcess server, string prompt)
    {
        var reply = await server.GenerateAsync(new { model = "luma-flash2", prompt, @params = new { duration = 5, resolution = "540p" } });
        reply.GetProperty("status").GetString().ShouldBe("pending", reply.ToString());
        return reply;
    }

    private static async Task LinesMustBeAsync(ServerProcess server, JsonElement generation, params string[] kinds)
    {
        var lines = await server.GetAsync("/api/v2/user/transactions");
        lines.GetProperty("items").EnumerateArray()
            .Where(line => line.GetProperty("generation_id").ValueKind is JsonValueKind.Number
                && line.GetProperty("generation_id").GetInt64() == generation.GetProperty("id").GetInt64())
            .Select(line => line.GetProperty("kind").GetString())
            .Reverse()
            .ShouldBe(kinds);
    }

    private async Task BalanceMustBeAsync(ServerProcess server, long tokens)
    {
        var balance = await server.GetAsync("/api/v2/user/balance");
        balance.GetProperty("token_balance").GetInt64().ShouldBe(tokens);
        balance.GetProperty("held_tokens").GetInt64().ShouldBe(0);
        (await _place.AdminAsync("ledger", "verify")).ShouldContain("every token is accounted for");
    }
}
