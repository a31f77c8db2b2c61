using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Server.Tests.Dialects.Anthropic;

/// <summary>What the tests of the Messages API do over HTTP.</summary>
internal static class MessageCalls
{
    public const string Path = "/v1/messages";
    public const string VersionHeader = "anthropic-version";
    public const string Version = "2023-06-01";

    /// <summary>The body of a message.</summary>
    /// <param name="messages">The entries of <c>messages</c>.</param>
    /// <param name="more">Further members, each with a comma before it.</param>
    /// <param name="model">The model.</param>
    public static string Body(string messages, string more = "", string model = "gpt-5") =>
        $$"""{"model":"{{model}}","max_tokens":100,"messages":[{{messages}}]{{more}}}""";

    public static string Said(string text, string role = "user") => $$"""{"role":"{{role}}","content":{{JsonSerializer.Serialize(text)}}}""";

    /// <summary>Posts a message as Anthropic's clients do.</summary>
    public static async Task<(HttpResponseMessage Reply, JsonElement Body)> MessageAsync(this HttpClient client, string json, string? idempotencyKey = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add(VersionHeader, Version);
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        var reply = await client.SendAsync(request, TestHttp.Ct);
        return (reply, await reply.Content.ReadFromJsonAsync<JsonElement>(TestHttp.Ct));
    }

    /// <summary>The events of a streamed message; the name of each is the type of its data.</summary>
    public static async Task<List<JsonElement>> MessageEventsAsync(this HttpClient client, string json)
    {
        var streamed = JsonNode.Parse(json)!.AsObject();
        streamed["stream"] = true;
        using var reply = await client.PostTextAsync(Path, streamed.ToJsonString());
        var text = await reply.Content.ReadAsStringAsync(TestHttp.Ct);
        reply.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream", text);
        return EventsOf(text);
    }

    public static List<JsonElement> EventsOf(string text)
    {
        var events = new List<JsonElement>();
        foreach (var lines in text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(block => block.Split('\n')))
        {
            lines.Length.ShouldBe(2, text);
            var data = JsonElement.Parse(lines[1]["data: ".Length..]);
            lines[0].ShouldBe($"event: {data.Text("type")}");
            events.Add(data);
        }

        return events;
    }

    /// <summary>Type and message of an error, whose form is checked.</summary>
    public static (string Type, string Message) Error(this (HttpResponseMessage Reply, JsonElement Body) answered)
    {
        var (reply, body) = answered;
        body.Text("type").ShouldBe("error", body.ToString());
        body.Text("request_id").ShouldBe(reply.Headers.GetValues("request-id").ShouldHaveSingleItem());
        var error = body.GetProperty("error");
        return (error.Text("type") ?? "", error.Text("message") ?? "");
    }

    public static string? Header(this HttpResponseMessage reply, string name) => reply.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
