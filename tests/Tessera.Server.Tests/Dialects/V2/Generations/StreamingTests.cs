using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>The events of a streamed text, in order, in both dialects.</summary>
[OneEngine]
public sealed class StreamingTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    [Theory]
    [InlineData("/api/v2/generate", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}],"stream":true}""")]
    [InlineData("/api/v2/generate/stream", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""")]
    [InlineData("/api/v2/generate/stream", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}],"stream":false}""")]
    public async Task A_chat_streams_its_text_and_what_is_left(string path, string json)
    {
        var account = await manual.Server.OpenAccountAsync();

        var events = await EventsAsync(account.Client, path, json);

        var start = JsonElement.Parse(events[0]);
        start.Members().ShouldBe(["type", "id", "model"]);
        (start.Text("type"), start.Text("model")).ShouldBe(("generation_start", "gpt-5"));
        var end = JsonElement.Parse(events[^2]);
        end.Members().ShouldBe(["type", "id", "tokens_used", "balance_remaining"]);
        (end.Text("type"), end.Text("id"), end.Whole("tokens_used"), end.Whole("balance_remaining")).ShouldBe(("generation_end", start.Text("id"), 3, 997));
        events[^1].ShouldBe("[DONE]");
        (await account.Client.GetJsonAsync($"/api/v2/generate/{start.Text("id")}")).Text("content").ShouldBe(Spoken(events));
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Theory]
    [InlineData("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello","stream":true}""")]
    [InlineData("/api/v2/generate/stream", """{"model":"gpt-5","prompt":"Hello"}""")]
    [InlineData("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello","params":{"stream":true}}""")]
    public async Task A_prompt_streams_its_text_and_what_it_cost(string path, string json)
    {
        var account = await manual.Server.OpenAccountAsync();

        var events = await EventsAsync(account.Client, path, json);

        var start = JsonElement.Parse(events[0]);
        start.Members().ShouldBe(["type", "id", "model"]);
        var end = JsonElement.Parse(events[^2]);
        end.Members().ShouldBe(["type", "id", "tokens_spent"]);
        (end.Text("type"), end.Whole("id"), end.Whole("tokens_spent")).ShouldBe(("generation_end", start.Whole("id"), 3));
        events[^1].ShouldBe("[DONE]");
        (await account.Client.GetJsonAsync($"/api/v2/generate/{start.Whole("id")}")).Text("result_text").ShouldBe(Spoken(events));
    }

    [Theory]
    [InlineData("fail=provider_error", 0)]
    [InlineData("fail=provider_error fail_after=2", 2)]
    public async Task A_failure_is_an_error_and_then_nothing(string directive, int deltas)
    {
        var account = await manual.Server.OpenAccountAsync();

        var events = await EventsAsync(account.Client, "/api/v2/generate/stream", $$"""{"model":"gpt-5","prompt":"Hello [sandbox: {{directive}}]"}""");

        events.Count.ShouldBe(deltas + 2);
        var error = JsonElement.Parse(events[^1]);
        error.Members().ShouldBe(["type", "message"]);
        (error.Text("type"), error.Text("message")?.Split(':')[0]).ShouldBe(("error", "provider_error"));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Theory]
    [InlineData("/api/v2/generate", """{"model":"photon-flash","prompt":"A hill","stream":true}""")]
    [InlineData("/api/v2/generate/stream", """{"model":"photon-flash","prompt":"A hill"}""")]
    [InlineData("/api/v2/generate/stream", """{"model":"minimax-tts","text":"Hello"}""")]
    public async Task A_model_that_cannot_stream_is_refused_before_the_stream(string path, string json)
    {
        var account = await manual.Server.OpenAccountAsync();

        var refusal = await account.Client.PostTextAsync(path, json).RefusalAsync();

        refusal.Field.ShouldBe("stream");
        (await account.Client.CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_refusal_is_an_HTTP_error_instead_of_a_stream()
    {
        var account = await manual.Server.OpenAccountAsync(tokens: 0);

        await account.Client.PostTextAsync("/api/v2/generate/stream", """{"model":"gpt-5","prompt":"Hello"}""")
            .RefusedAsync(HttpStatusCode.PaymentRequired, "insufficient_tokens");
    }

    [Fact]
    public async Task Fifteen_seconds_of_silence_are_broken_by_a_comment()
    {
        var account = await manual.Server.OpenAccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate/stream")
        {
            Content = new StringContent("""{"model":"gpt-5","prompt":"Hello [sandbox: delay=60s]"}""", Encoding.UTF8, "application/json"),
        };
        using var reply = await account.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
        using var lines = new StreamReader(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));
        (await NextAsync(lines)).ShouldStartWith("data: {\"type\":\"generation_start\"");

        // Writing restarts the silence, and the delay of the text may not have begun: the clock is moved until they end.
        var comment = NextAsync(lines);
        manual.Time.Advance(TimeSpan.FromSeconds(14));
        comment.IsCompleted.ShouldBeFalse();
        await MoveClockUntilAsync(comment);
        (await comment).ShouldBe(": keep-alive");

        var rest = lines.ReadToEndAsync(TestHttp.Ct);
        await MoveClockUntilAsync(rest);
        (await rest).ShouldEndWith("data: [DONE]\n\n");
    }

    private async Task MoveClockUntilAsync(Task done)
    {
        while (!done.IsCompleted)
        {
            manual.Time.Advance(TimeSpan.FromSeconds(1));
            await Polling.PauseAsync();
        }
    }

    /// <summary>The data of each event; every other line must be empty.</summary>
    internal static async Task<List<string>> EventsAsync(HttpClient client, string path, string json)
    {
        using var reply = await client.PostTextAsync(path, json);
        var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
        reply.StatusCode.ShouldBe(HttpStatusCode.OK, text);
        reply.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        var lines = text.Split('\n');
        lines.Where(line => line.Length > 0).ShouldAllBe(line => line.StartsWith("data: ", StringComparison.Ordinal));
        return [.. lines.Where(line => line.Length > 0).Select(line => line["data: ".Length..])];
    }

    private static async Task<string> NextAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync(TestHttp.Ct) is { } line)
        {
            if (line.Length > 0)
            {
                return line;
            }
        }

        return "";
    }

    private static string Spoken(List<string> events)
    {
        var deltas = events.Skip(1).SkipLast(2).Select(data => JsonElement.Parse(data)).ToList();
        deltas.ShouldNotBeEmpty();
        deltas.ShouldAllBe(delta => delta.Text("type") == "content_delta" && delta.Members().Length == 2);
        return string.Concat(deltas.Select(delta => delta.Text("delta")));
    }
}
