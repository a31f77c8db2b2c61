using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Tessera.Providers.Http;

/// <summary>Reads a vendor's reply without trusting its length or form.</summary>
internal static class Reply
{
    /// <summary>Enough for a status, a link and the log lines that some vendors add.</summary>
    public const int StatusBytes = 4 * 1024 * 1024;

    /// <summary>Enough for base64 files inside JSON.</summary>
    public const int FileBytes = 96 * 1024 * 1024;

    /// <summary>
    /// The JSON of a reply, or null if it does not match, is truncated, or is larger than <paramref name="maxBytes"/>. A
    /// connection that breaks after the complete JSON is not an error.
    /// </summary>
    public static async Task<T?> ReadAsync<T>(HttpResponseMessage response, JsonTypeInfo<T> type, int maxBytes, CancellationToken ct) =>
        Parse(await ReadTextAsync(response, maxBytes, ct), type);

    /// <summary>The JSON of a body that was read, or null if it does not match.</summary>
    public static T? Parse<T>(byte[]? body, JsonTypeInfo<T> type)
    {
        try
        {
            return body is null ? default : JsonSerializer.Deserialize(body, type);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>The whole body, or null if it is larger than <paramref name="maxBytes"/>; no more than that is read.</summary>
    public static Task<byte[]?> ReadBytesAsync(HttpResponseMessage response, int maxBytes, CancellationToken ct) =>
        ReadAsync(response, maxBytes, mayBreak: false, ct);

    /// <summary>The same for a format that shows whether it is complete: a broken connection just ends it.</summary>
    public static Task<byte[]?> ReadTextAsync(HttpResponseMessage response, int maxBytes, CancellationToken ct) =>
        ReadAsync(response, maxBytes, mayBreak: true, ct);

    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, int maxBytes, bool mayBreak, CancellationToken ct)
    {
        if (response.Content.Headers.ContentLength > maxBytes)
        {
            return null;
        }

        await using var body = await response.Content.ReadAsStreamAsync(ct);
        return await ReadAsync(body, maxBytes, mayBreak, ct);
    }

    /// <summary>The same for a body that was opened, and is not disposed.</summary>
    public static Task<byte[]?> ReadBytesAsync(Stream body, int maxBytes, CancellationToken ct) => ReadAsync(body, maxBytes, mayBreak: false, ct);

    private static async Task<byte[]?> ReadAsync(Stream body, int maxBytes, bool mayBreak, CancellationToken ct)
    {
        using var kept = new MemoryStream();
        var buffer = new byte[32 * 1024];
        int read;
        while ((read = await NextAsync(body, buffer, mayBreak, ct)) > 0)
        {
            if (kept.Length + read > maxBytes)
            {
                return null;
            }

            await kept.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return kept.ToArray();
    }

    private static async ValueTask<int> NextAsync(Stream body, byte[] buffer, bool mayBreak, CancellationToken ct)
    {
        try
        {
            return await body.ReadAsync(buffer, ct);
        }
        catch (IOException) when (mayBreak)
        {
            return 0;
        }
    }
}
