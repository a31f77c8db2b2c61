using System.Net;
using System.Text;
using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>Posts generate calls and reads errors.</summary>
internal static class GenerateRequests
{
    public const string Path = "/api/v2/generate";

    /// <summary>Posts a generate call with one header.</summary>
    public static async Task<HttpResponseMessage> PostWithAsync(this HttpClient client, string header, string value, string json)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        request.Headers.Add(header, value);
        return await client.SendAsync(request, TestHttp.Ct);
    }

    public static Task<JsonElement> SubmitAsync(this HttpClient client, string json) =>
        client.PostWithAsync("Prefer", "respond-async", json).JsonAsync();

    /// <summary>The body of a reply that must have this status and this code.</summary>
    public static async Task<JsonElement> RefusedAsync(this Task<HttpResponseMessage> sending, HttpStatusCode status, string code)
    {
        using var response = await sending;
        var text = await response.Content.ReadAsStringAsync(TestHttp.Ct);
        response.StatusCode.ShouldBe(status, text);
        var body = JsonElement.Parse(text);
        body.Text("error").ShouldBe(code, text);
        body.Text("message").ShouldNotBeNullOrWhiteSpace();
        body.GetProperty("details").ValueKind.ShouldBe(JsonValueKind.Object);
        body.Text("request_id").ShouldBe(response.Headers.GetValues("X-Request-Id").Single());
        return body;
    }
}
