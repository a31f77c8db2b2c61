using System.Net;
using System.Text.Json;
using Tessera.Server.Generations.Outcome;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>A generation is followed to its end by one request, and by the next where the first breaks off.</summary>
public sealed class EventsTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Video = """{"model":"kling-v2.1","prompt":"A flower opens"}""";

    [Fact]
    public async Task The_state_comes_first_and_the_end_last()
    {
        var account = await v2.Server.OpenAccountAsync();
        var pending = await account.Client.GenerateAsync(Video);
        using var stream = await FollowAsync(account.Client, pending);

        var first = await stream.NextAsync();
        await account.Client.PostTextAsync($"/api/v2/generate/{pending.Whole("id")}/cancel", "");
        var last = first;
        while (await stream.NextAsync() is { } next)
        {
            last = next;
        }

        var (id, data) = first.ShouldNotBeNull();
        id.ShouldNotBeEmpty();
        (data.Text("type"), data.Whole("id"), data.Text("status")).ShouldBe(("progress", pending.Whole("id"), "pending"));
        data.Members().ShouldBe(["type", "id", "status", "progress", "eta_seconds"]);
        var end = last.ShouldNotBeNull();
        end.Id.ShouldBe("end");
        (end.Data.Text("type"), end.Data.Text("status"), end.Data.Text("category"), end.Data.Whole("tokens_spent")).ShouldBe(("end", "failed", "video", 0));
    }

    [Fact]
    public async Task What_has_ended_says_only_that_and_nothing_to_a_client_that_knows()
    {
        var account = await v2.Server.OpenAccountAsync();
        var text = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");
        using var stream = await FollowAsync(account.Client, text);

        var end = (await stream.NextAsync()).ShouldNotBeNull();
        var after = await stream.NextAsync();
        using var again = await SendAsync(account.Client, text, end.Id);

        end.Data.Text("result_text").ShouldBe(text.Text("result_text"));
        after.ShouldBeNull();
        again.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task A_client_that_connects_again_gets_what_is_new_to_it()
    {
        var account = await v2.Server.OpenAccountAsync();
        var pending = await account.Client.GenerateAsync(Video);
        string? seen = null;
        (string Id, JsonElement Data)? next;
        do
        {
            // Each connection shows something else, until the job is with its provider and nothing changes.
            using var stream = await FollowAsync(account.Client, pending, seen);
            await CancelAsync(account, pending, when: seen is not null);
            next = await stream.NextAsync();
            next?.Id.ShouldNotBe(seen);
            seen = next?.Id;
        }
        while (next is { } shown && shown.Data.Text("type") != "end");

        seen.ShouldBe("end");
    }

    [Fact]
    public async Task An_account_follows_a_limited_number_at_once()
    {
        var account = await v2.Server.OpenAccountAsync();
        var pending = await account.Client.GenerateAsync(Video);
        var streams = new List<EventReader>();
        for (var number = 0; number < GenerationFeeds.MostOfAccount; number++)
        {
            streams.Add(await FollowAsync(account.Client, pending));
        }

        using var refused = await SendAsync(account.Client, pending, null);
        streams.ForEach(stream => stream.Dispose());
        var other = await v2.Server.OpenAccountAsync();
        using var foreign = await SendAsync(other.Client, pending, null);
        using var unknown = await other.Client.GetAsync("/api/v2/generate/abc/events", TestHttp.Ct);
        HttpStatusCode later;
        do
        {
            using var free = await SendAsync(account.Client, pending, null);
            later = free.StatusCode;
        }
        while (later == HttpStatusCode.TooManyRequests);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        (foreign.StatusCode, unknown.StatusCode, later).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK));
        await CancelAsync(account, pending, when: true);
    }

    [Fact]
    public async Task The_work_may_be_done_by_another_node()
    {
        await using var node = await TestServer.StartNodeAsync(null);
        await using var beside = await node.StartBesideAsync();
        var account = await node.OpenAccountAsync();
        using var client = beside.ClientFor(account.Key);
        var pending = await account.Client.GenerateAsync(Video);
        using var stream = await FollowAsync(client, pending);
        (await stream.NextAsync()).ShouldNotBeNull().Data.Text("type").ShouldBe("progress");

        await CancelAsync(account, pending, when: true);

        (string Id, JsonElement Data)? last = null;
        while (await stream.NextAsync() is { } next)
        {
            last = next;
        }

        last.ShouldNotBeNull().Id.ShouldBe("end");
    }

    [Fact]
    public async Task A_stream_ends_without_its_end_when_its_key_is_revoked()
    {
        var account = await v2.Server.OpenAccountAsync();
        var key = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"follower"}""").JsonAsync();
        using var client = v2.Server.ClientFor(key.Text("key"));
        var pending = await account.Client.GenerateAsync("""{"model":"kling-v2.1","prompt":"[sandbox: delay=600s] A flower opens"}""");
        using var stream = await FollowAsync(client, pending);
        var last = await stream.NextAsync();

        (await account.Client.DeleteAsync($"/api/v2/keys/{key.Whole("id")}", TestHttp.Ct)).EnsureSuccessStatusCode();
        while (await stream.NextAsync() is { } next)
        {
            last = next;
        }

        last.ShouldNotBeNull().Id.ShouldNotBe("end");
        await CancelAsync(account, pending, when: true);
    }

    [Fact]
    public async Task HEAD_has_the_headers_and_does_not_wait()
    {
        var account = await v2.Server.OpenAccountAsync();
        var pending = await account.Client.GenerateAsync("""{"model":"kling-v2.1","prompt":"[sandbox: delay=600s] A flower opens"}""");

        using var head = await account.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/api/v2/generate/{pending.Whole("id")}/events"), TestHttp.Ct);

        head.StatusCode.ShouldBe(HttpStatusCode.OK);
        head.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        await CancelAsync(account, pending, when: true);
    }

    private static async Task CancelAsync(TestAccount account, JsonElement pending, bool when)
    {
        if (when)
        {
            (await account.Client.PostTextAsync($"/api/v2/generate/{pending.Whole("id")}/cancel", "")).EnsureSuccessStatusCode();
        }
    }

    private static async Task<EventReader> FollowAsync(HttpClient client, JsonElement made, string? seen = null)
    {
        var response = await SendAsync(client, made, seen);
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        return new EventReader(response, new StreamReader(await response.Content.ReadAsStreamAsync(TestHttp.Ct)));
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, JsonElement made, string? seen)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{made.Whole("id")}/events");
        if (seen is not null)
        {
            request.Headers.Add("Last-Event-ID", seen);
        }

        return client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct);
    }

    private sealed record EventReader(HttpResponseMessage Response, StreamReader Lines) : IDisposable
    {
        /// <summary>The next event; null at the end of the stream.</summary>
        public async Task<(string Id, JsonElement Data)?> NextAsync()
        {
            var (id, data) = ("", (string?)null);
            while (await Lines.ReadLineAsync(TestHttp.Ct) is { } line)
            {
                if (line.Length == 0 && data is not null)
                {
                    return (id, JsonElement.Parse(data));
                }

                id = line.StartsWith("id: ", StringComparison.Ordinal) ? line[4..] : id;
                data = line.StartsWith("data: ", StringComparison.Ordinal) ? line[6..] : data;
            }

            return null;
        }

        public void Dispose()
        {
            Lines.Dispose();
            Response.Dispose();
        }
    }
}
