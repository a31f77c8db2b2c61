using System.Net;
using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>What the tests of <c>/v1</c> do with a client.</summary>
internal static class OpenAiCalls
{
    public const string Chat = "/v1/chat/completions";

    /// <summary>The <c>error</c> of a refused call, and its status.</summary>
    public static async Task<(HttpStatusCode Status, JsonElement Error)> ErrorAsync(this Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        var body = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));
        return (response.StatusCode, body.GetProperty("error"));
    }

    /// <summary>The data of all events of a stream.</summary>
    public static async Task<IReadOnlyList<string>> EventsAsync(this HttpClient client, string path, string json)
    {
        using var response = await client.PostTextAsync(path, json);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, await response.Content.ReadAsStringAsync(TestHttp.Ct));
        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/event-stream");
        return DataOf(await response.Content.ReadAsStringAsync(TestHttp.Ct));
    }

    /// <summary>The data of the events in a body.</summary>
    public static IReadOnlyList<string> DataOf(string body) =>
        [.. body.Split("\n\n").SelectMany(lines => lines.Split('\n')).Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).Select(line => line["data: ".Length..])];

    /// <summary>The deltas of chat chunks.</summary>
    public static IReadOnlyList<JsonElement> Deltas(this IReadOnlyList<string> events) =>
    [
        .. events.Where(data => data != "[DONE]").Select(data => JsonElement.Parse(data))
            .Where(chunk => chunk.GetProperty("choices").GetArrayLength() > 0)
            .Select(chunk => chunk.GetProperty("choices")[0].GetProperty("delta")),
    ];
}
