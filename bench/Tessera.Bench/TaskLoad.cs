using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Tessera.Bench;

/// <summary>How many media generations of three seconds each end in a second, from the first call to the last end.</summary>
internal static class TaskLoad
{
    private const string Body = """{"model":"photon-flash","prompt":"A hill [sandbox: delay=3s]"}""";

    public static async Task<int> RunAsync(Uri url, string key, string count)
    {
        using var client = new HttpClient(new SocketsHttpHandler()) { BaseAddress = url, Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var started = Stopwatch.GetTimestamp();
        var calls = Enumerable.Range(0, int.Parse(count, CultureInfo.InvariantCulture)).Select(_ => RunOneAsync(client)).ToList();
        await Task.WhenAll(calls);
        Console.Write(string.Create(CultureInfo.InvariantCulture, $"{calls.Count / Stopwatch.GetElapsedTime(started).TotalSeconds:0.0}"));
        return 0;
    }

    private static async Task RunOneAsync(HttpClient client)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate") { Content = new StringContent(Body, System.Text.Encoding.UTF8, "application/json") };
        request.Headers.Add("Prefer", "respond-async");
        using var reply = await client.SendAsync(request);
        var generation = await reply.Content.ReadFromJsonAsync<JsonElement>();
        while (generation.GetProperty("status").GetString() == "pending")
        {
            using var poll = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{generation.GetProperty("id")}");
            poll.Headers.Add("Prefer", "wait=60");
            using var answer = await client.SendAsync(poll);
            generation = await answer.Content.ReadFromJsonAsync<JsonElement>();
        }

        if (generation.GetProperty("status").GetString() != "completed")
        {
            throw new InvalidOperationException(generation.ToString());
        }
    }
}
