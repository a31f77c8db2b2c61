using System.Text;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>Sends calls with an idempotency key.</summary>
internal static class KeyedRequests
{
    public const string Generate = "/api/v2/generate";

    public static string NewKey() => Guid.CreateVersion7().ToString();

    public static Task<KeyedReply> KeyedAsync(this HttpClient client, string key, string json, string path = Generate, string? prefer = null) =>
        client.KeyedAsync(key, new StringContent(json, Encoding.UTF8, "application/json"), path, prefer);

    public static async Task<KeyedReply> KeyedAsync(this HttpClient client, string key, HttpContent content, string path, string? prefer = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        request.Headers.Add("Idempotency-Key", key);
        if (prefer is not null)
        {
            request.Headers.Add("Prefer", prefer);
        }

        return await KeyedReply.ReadAsync(client.SendAsync(request, TestHttp.Ct));
    }

    /// <summary>Repeats a call until the reply is other than 409, which means that the first is still running.</summary>
    public static async Task<KeyedReply> AgainAsync(this HttpClient client, string key, string json, string path = Generate, Action? meanwhile = null)
    {
        while (true)
        {
            var reply = await client.KeyedAsync(key, json, path);
            if (reply.Status != System.Net.HttpStatusCode.Conflict)
            {
                return reply;
            }

            meanwhile?.Invoke();
            await Polling.PauseAsync();
        }
    }
}
