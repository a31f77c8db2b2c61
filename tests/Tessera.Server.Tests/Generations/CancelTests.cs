using System.Net;
using System.Text.Json;

namespace Tessera.Server.Tests.Generations;

/// <summary>Stopping a generation gives back what it held, whenever and however often it is asked for.</summary>
public sealed class CancelTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    private const string SlowImage = """{"model":"photon-flash","prompt":"A hill [sandbox: delay=10m]"}""";
    private const string LongImage = """{"model":"photon-flash","prompt":"A hill [sandbox: delay=500s]"}""";

    [Fact]
    public async Task A_pending_task_is_stopped_and_its_hold_released()
    {
        var account = await manual.Server.OpenAccountAsync();
        var pending = await SubmitAsync(account.Client, LongImage);
        (await account.Client.TokensAsync()).ShouldBe((999, 1));

        var stopped = await CancelAsync(account.Client, pending.GetProperty("id").ToString());

        (stopped.Text("status"), stopped.Text("error"), stopped.Whole("tokens_spent")).ShouldBe(("failed", "canceled", 0));
        stopped.Text("completed_at").ShouldNotBeNull();
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await manual.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_stopped_job_stays_stopped_when_it_is_due()
    {
        var account = await manual.Server.OpenAccountAsync();
        var pending = await SubmitAsync(account.Client, LongImage);
        await CancelAsync(account.Client, pending.GetProperty("id").ToString());

        manual.Time.Advance(TimeSpan.FromMinutes(11));
        var next = await SubmitAsync(account.Client, """{"model":"photon-flash","prompt":"A lake"}""");
        await ManualTimeServer.RunToEndAsync(account.Client, next, manual.Time);

        var stopped = await account.Client.GetJsonAsync($"/api/v2/generate/{pending.GetProperty("id")}");
        (stopped.Text("status"), stopped.Text("error"), stopped.Text("result_url")).ShouldBe(("failed", "canceled", null));
        (await account.Client.TokensAsync()).ShouldBe((999, 0));
    }

    [Fact]
    public async Task Stopping_twice_is_no_error_and_changes_nothing()
    {
        var account = await manual.Server.OpenAccountAsync();
        var pending = await SubmitAsync(account.Client, LongImage);
        var id = pending.GetProperty("id").ToString();

        var first = await CancelAsync(account.Client, id);
        var second = await CancelAsync(account.Client, id);

        second.ToString().ShouldBe(first.ToString());
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await manual.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task Stopping_what_is_finished_answers_with_its_result()
    {
        var account = await manual.Server.OpenAccountAsync();
        var made = await account.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""");

        var stopped = await CancelAsync(account.Client, made.Text("id") ?? "");

        stopped.Text("status").ShouldBe("completed");
        stopped.Text("content").ShouldBe(made.Text("content"));
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Fact]
    public async Task Another_accounts_generation_is_not_found_and_continues()
    {
        var account = await manual.Server.OpenAccountAsync();
        var stranger = await manual.Server.OpenAccountAsync();
        var pending = await SubmitAsync(account.Client, LongImage);

        using var refused = await stranger.Client.PostAsync($"/api/v2/generate/{pending.GetProperty("id")}/cancel", null, TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await account.Client.GetJsonAsync($"/api/v2/generate/{pending.GetProperty("id")}")).Text("status").ShouldBe("pending");
        (await account.Client.TokensAsync()).ShouldBe((999, 1));
    }

    [Fact]
    public async Task A_stream_stopped_before_its_first_text_ends_in_an_error_and_costs_nothing()
    {
        var account = await manual.Server.OpenAccountAsync();
        using var reply = await account.Client.SendAsync(
            Posted("""{"model":"gpt-5","prompt":"Hello [sandbox: delay=500s]","stream":true}"""), HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));
        var start = JsonElement.Parse((await lines.ReadLineAsync(TestHttp.Ct) ?? "")["data: ".Length..]);

        var stopped = await CancelAsync(account.Client, start.GetProperty("id").ToString());
        var rest = await lines.ReadToEndAsync(TestHttp.Ct);

        (stopped.Text("status"), stopped.Text("error")).ShouldBe(("failed", "canceled"));
        rest.ShouldContain("\"type\":\"error\"");
        rest.ShouldNotContain("generation_end");
        rest.ShouldNotContain("[DONE]");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await manual.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_stream_stopped_after_its_first_text_is_charged_like_one_whose_reader_disconnected()
    {
        var account = await manual.Server.OpenAccountAsync();
        using var reply = await account.Client.SendAsync(
            Posted("""{"model":"gpt-5","prompt":"Hello [sandbox: progress=slow delay=500s tokens=10]","stream":true}"""),
            HttpCompletionOption.ResponseHeadersRead,
            TestHttp.Ct);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));
        var start = JsonElement.Parse((await lines.ReadLineAsync(TestHttp.Ct) ?? "")["data: ".Length..]);
        var delta = ReadUntilAsync(lines, "content_delta");
        while (!delta.IsCompleted)
        {
            manual.Time.Advance(TimeSpan.FromSeconds(1));
            await Polling.PauseAsync();
        }

        await delta;
        var stopped = await CancelAsync(account.Client, start.GetProperty("id").ToString());
        await lines.ReadToEndAsync(TestHttp.Ct);

        stopped.Whole("tokens_spent").ShouldBe(3);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
        await manual.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_delay_longer_than_the_sandbox_knows_fails_and_costs_nothing()
    {
        var account = await manual.Server.OpenAccountAsync();

        var failed = await account.Client.GenerateAsync(SlowImage);

        failed.Text("status").ShouldBe("failed");
        failed.Text("error").ShouldNotBeNull().ShouldStartWith("invalid_input: ");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    private static async Task ReadUntilAsync(StreamReader lines, string word)
    {
        while (await lines.ReadLineAsync(TestHttp.Ct) is { } line && !line.Contains(word, StringComparison.Ordinal))
        {
        }
    }

    private static HttpRequestMessage Posted(string json) => new(HttpMethod.Post, "/api/v2/generate")
    {
        Content = new StringContent(json, System.Text.Encoding.UTF8, "application/json"),
    };

    private static Task<JsonElement> CancelAsync(HttpClient client, string id) =>
        client.PostAsync($"/api/v2/generate/{id}/cancel", null, TestHttp.Ct).JsonAsync();

    private static async Task<JsonElement> SubmitAsync(HttpClient client, string json)
    {
        using var request = Posted(json);
        request.Headers.Add("Prefer", "respond-async");
        var pending = await client.SendAsync(request, TestHttp.Ct).JsonAsync();
        pending.Text("status").ShouldBe("pending", pending.ToString());
        return pending;
    }
}
