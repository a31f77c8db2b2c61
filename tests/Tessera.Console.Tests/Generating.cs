using System.Net.Http.Json;
using System.Text.Json;

namespace Tessera.Console.Tests;

/// <summary>What another program generates for an account, so that a page has something to show.</summary>
internal static class Generating
{
    public static async Task<JsonElement> GenerateAsync(this ConsoleServer server, string key, string model, string prompt)
    {
        using var client = server.ClientFor(key);
        using var reply = await client.PostAsJsonAsync("/api/v2/generate", new { model, prompt }, TestContext.Current.CancellationToken);
        var body = await reply.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        ((int)reply.StatusCode).ShouldBe(200, body.ToString());
        return body;
    }

    public static async Task<JsonElement> GetAsync(this ConsoleServer server, string key, string path)
    {
        using var client = server.ClientFor(key);
        using var reply = await client.GetAsync(path, TestContext.Current.CancellationToken);
        var body = await reply.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        ((int)reply.StatusCode).ShouldBe(200, body.ToString());
        return body;
    }

    /// <summary>The status with which a key is answered.</summary>
    public static async Task<int> StatusOfAsync(this ConsoleServer server, string key)
    {
        using var client = server.ClientFor(key);
        using var reply = await client.GetAsync("/api/v2/balance", TestContext.Current.CancellationToken);
        return (int)reply.StatusCode;
    }
}
