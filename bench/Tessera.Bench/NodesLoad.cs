using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;

namespace Tessera.Bench;

/// <summary>
/// Mixed calls through a load balancer while nodes come and go. A call that got no answer is sent again with the same
/// Idempotency-Key. At the end every generation that was acknowledged is asked for until it is final.
/// </summary>
internal static class NodesLoad
{
    private const int Clients = 16;

    private static readonly string[] Bodies =
    [
        """{"model":"gpt-5","prompt":"Name three uses of a mosaic"}""",
        """{"model":"gpt-5","prompt":"[sandbox: delay=300ms] Slowly"}""",
        """{"model":"photon-flash","prompt":"A hill"}""",
        """{"model":"kling-v2.1","prompt":"A sailing boat","duration":5}""",
    ];

    public static async Task<int> RunAsync(Uri url, string key, string seconds)
    {
        using var client = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(5) }) { BaseAddress = url, Timeout = TimeSpan.FromSeconds(90) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var over = new CancellationTokenSource(TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture)));
        var acknowledged = new ConcurrentBag<long>();
        var repeats = 0;
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(async number =>
        {
            for (var call = 0; !over.IsCancellationRequested; call++)
            {
                var (id, sent) = await CallAsync(client, Bodies[(number + call) % Bodies.Length]);
                acknowledged.Add(id);
                Interlocked.Add(ref repeats, sent - 1);
            }
        }));
        var ends = await Task.WhenAll(acknowledged.Distinct().Select(id => EndAsync(client, id)));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"acknowledged {ends.Length}, completed {ends.Count(end => end == "completed")}, failed {ends.Count(end => end == "failed")}, still open {ends.Count(end => end == "pending")}, calls sent again {repeats}"));
        return ends.Contains("pending") ? 1 : 0;
    }

    private static async Task<(long Id, int Sent)> CallAsync(HttpClient client, string body)
    {
        var key = Guid.CreateVersion7().ToString();
        for (var sent = 1; ; sent++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate") { Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json") };
            request.Headers.Add("Idempotency-Key", key);
            try
            {
                using var reply = await client.SendAsync(request);
                if (reply.IsSuccessStatusCode)
                {
                    return ((await reply.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64(), sent);
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or IOException or OperationCanceledException)
            {
                // A node went away under the call: ask again.
            }

            await Task.Delay(200);
        }
    }

    private static async Task<string> EndAsync(HttpClient client, long id)
    {
        for (var attempt = 0; attempt < 300; attempt++)
        {
            try
            {
                var status = (await client.GetFromJsonAsync<JsonElement>($"/api/v2/generate/{id}")).GetProperty("status").GetString();
                if (status != "pending")
                {
                    return status ?? "";
                }
            }
            catch (Exception lost) when (lost is HttpRequestException or OperationCanceledException)
            {
                // The same.
            }

            await Task.Delay(500);
        }

        return "pending";
    }
}
