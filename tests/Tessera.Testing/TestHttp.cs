using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Tessera.Testing;

/// <summary>What every test does over HTTP, in short.</summary>
internal static class TestHttp
{
    public static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static HttpClient ToClient(this HttpMessageHandler handler, Uri address)
    {
#pragma warning disable RS0030 // The tests' own client of the server under test, on loopback.
        return new HttpClient(handler) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(3) };
#pragma warning restore RS0030
    }

    /// <summary>Posts JSON text as it is.</summary>
    public static Task<HttpResponseMessage> PostTextAsync(this HttpClient client, string path, string json) =>
        client.PostAsync(path, new StringContent(json, Encoding.UTF8, "application/json"), Ct);

    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> sending)
    {
        using var response = await sending;
        return await response.Content.ReadFromJsonAsync<JsonElement>(Ct);
    }

    public static Task<JsonElement> GetJsonAsync(this HttpClient client, string path) => client.GetAsync(path, Ct).JsonAsync();

    /// <summary>Generates with JSON text and gives the reply's body.</summary>
    public static Task<JsonElement> GenerateAsync(this HttpClient client, string json) => client.PostTextAsync("/api/v2/generate", json).JsonAsync();

    /// <summary>Polls until a generation has ended.</summary>
    public static async Task<JsonElement> WaitAsync(this HttpClient client, JsonElement pending)
    {
        while (true)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{pending.GetProperty("id")}");
            request.Headers.Add("Prefer", "wait=30");
            var body = await client.SendAsync(request, Ct).JsonAsync();
            if (body.GetProperty("status").GetString() != "pending")
            {
                return body;
            }
        }
    }

    public static string? Text(this JsonElement body, string member) => body.GetProperty(member).GetString();

    public static long Whole(this JsonElement body, string member) => body.GetProperty(member).GetInt64();
}
