using System.Runtime.CompilerServices;

namespace Tessera.Providers.Sse;

/// <summary>
/// The JSON texts of a streamed reply, one at a time: its events or, where the server did not stream (a whole reply, a
/// failure hidden in a 200), its body.
/// </summary>
internal static class ReplyTexts
{
    /// <exception cref="InvalidDataException">An event or the body is longer than it may be.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(
        HttpResponseMessage response, int maxBodyBytes, int maxEventBytes, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var body = await response.Content.ReadAsStreamAsync(ct);
        if (response.Content.Headers.ContentType?.MediaType is "application/json")
        {
            yield return await BoundedText.ReadAsync(body, maxBodyBytes, ct);
            yield break;
        }

        await foreach (var data in SseReader.ReadAsync(body, maxEventBytes, ct))
        {
            yield return data;
        }
    }
}
