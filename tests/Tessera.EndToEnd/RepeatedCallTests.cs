using System.Net;
using System.Text;
using System.Text.Json;

namespace Tessera.EndToEnd;

/// <summary>
/// L6 across <c>kill -9</c>: a call that is repeated with its idempotency key after a crash learns the outcome of the
/// first, and nothing is made or charged again. Were the key's row written after the admission, the first test would find
/// two generations: nothing but the admitting commit has happened when its server is killed.
/// </summary>
public sealed class RepeatedCallTests : IDisposable
{
    private const long FirstBalance = 3000;
    private const int Kills = 4;

    private readonly TestFolder _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_call_killed_after_its_admission_is_reported_as_failed_and_not_repeated()
    {
        const string Body = """{"model":"gpt-5","prompt":"Hello [sandbox: delay=300s]"}""";
        await using (var killed = await ServerProcess.StartAsync(_place))
        {
            var lost = SendAsync(killed, "order-1", Body);
            while ((await killed.GetAsync("/api/v2/user/balance")).GetProperty("held_tokens").GetInt64() != 3)
            {
                // It is on its way to be admitted.
            }

            await killed.KillAsync();
            await Should.ThrowAsync<HttpRequestException>(lost);
        }

        await using var server = await ServerProcess.StartAsync(_place);
        var told = await SendAsync(server, "order-1", Body);
        var again = await SendAsync(server, "order-1", Body);

        (told.Status, told.IsReplayed).ShouldBe((HttpStatusCode.OK, true), told.Text);
        JsonElement.Parse(told.Text).GetProperty("error").GetString().ShouldNotBeNull().ShouldStartWith("interrupted");
        again.ShouldBe(told);
        await MustBeAsync(server, generations: 1, FirstBalance);
    }

    [Fact]
    public async Task An_image_that_was_answered_before_the_kill_is_answered_the_same_after_it()
    {
        const string Body = """{"model":"midjourney-v6","prompt":"A lighthouse [sandbox: delay=1s]"}""";
        (HttpStatusCode Status, bool IsReplayed, string Text) first;
        await using (var killed = await ServerProcess.StartAsync(_place))
        {
            first = await SendAsync(killed, "order-2", Body);
            await killed.KillAsync();
        }

        await using var server = await ServerProcess.StartAsync(_place);
        var again = await SendAsync(server, "order-2", Body);
        var ended = await server.WaitForEndAsync(JsonElement.Parse(again.Text));

        JsonElement.Parse(first.Text).GetProperty("status").GetString().ShouldBe("pending", first.Text);
        again.ShouldBe((first.Status, true, first.Text));
        ended.GetProperty("status").GetString().ShouldBe("completed", ended.ToString());
        (await SendAsync(server, "order-2", Body)).ShouldBe(again);
        await MustBeAsync(server, generations: 1, FirstBalance - ended.GetProperty("tokens_spent").GetInt64());
    }

    [Fact]
    public async Task Whenever_the_kill_comes_a_repeated_call_is_made_and_charged_once()
    {
        var spent = 0L;
        for (var kill = 0; kill < Kills; kill++)
        {
            var (key, body) = ($"order-{kill}", $$"""{"model":"gpt-5","prompt":"Number {{kill}} [sandbox: delay=20ms]"}""");
            await using (var killed = await ServerProcess.StartAsync(_place))
            {
                var lost = SendAsync(killed, key, body);
                await Task.Delay(Random.Shared.Next(60), Ct);
                await killed.KillAsync();
                await lost.ContinueWith(static _ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
            }

            await using var server = await ServerProcess.StartAsync(_place);
            var told = await SendAsync(server, key, body);
            var again = await SendAsync(server, key, body);

            told.Status.ShouldBe(HttpStatusCode.OK, told.Text);
            again.ShouldBe((told.Status, true, told.Text));
            spent += JsonElement.Parse(told.Text).GetProperty("tokens_spent").GetInt64();
            await MustBeAsync(server, kill + 1, FirstBalance - spent);
        }
    }

    public void Dispose() => _place.Dispose();

    private static async Task<(HttpStatusCode Status, bool IsReplayed, string Text)> SendAsync(ServerProcess server, string key, string body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var response = await server.Client.SendAsync(request, Ct);
        return (response.StatusCode, response.Headers.Contains("Idempotent-Replayed"), await response.Content.ReadAsStringAsync(Ct));
    }

    private async Task MustBeAsync(ServerProcess server, int generations, long balance)
    {
        (await server.GetAsync("/api/v2/user/history")).GetProperty("total").GetInt64().ShouldBe(generations);
        var wallet = await server.GetAsync("/api/v2/user/balance");
        (wallet.GetProperty("token_balance").GetInt64(), wallet.GetProperty("held_tokens").GetInt64()).ShouldBe((balance, 0));
        (await _place.AdminAsync("ledger", "verify")).ShouldContain("every token is accounted for");
    }
}
