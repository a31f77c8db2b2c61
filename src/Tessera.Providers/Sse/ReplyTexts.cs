using System.Runtime.CompilerServices;

namespace Tessera.Providers.Sse;

/// <summary>
/// The JSON texts of a reply, one at a time: its events or, where the server did not stream (a whole reply, a failure
/// hidden in a 200), its body. Which of the two it is, the body itself says: content types are wrong too often.
/// </summary>
internal static class ReplyTexts
{
    /// <exception cref="InvalidDataException">An event or the body is longer than it may be, or more than one document came.</exception>
    public static async IAsyncEnumerable<ReplyText> ReadAsync(
        HttpResponseMessage response, int maxBodyBytes, int maxEventBytes, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        await using var body = await PeekedStream.OpenAsync(stream, ct);
        if (body.IsJson)
        {
            yield return new ReplyText(await BoundedText.ReadJsonAsync(body, maxBodyBytes, ct), IsWhole: true);
            if (!await BoundedText.IsAtEndAsync(body, ct))
            {
                throw new InvalidDataException("Something follows the JSON document.");
            }

            yield break;
        }

        await foreach (var data in SseReader.ReadAsync(body, maxEventBytes, ct))
        {
            // Some servers keep the connection open with events that have no data.
            if (!string.IsNullOrWhiteSpace(data))
            {
                yield return new ReplyText(data, IsWhole: false);
            }
        }
    }

    /// <summary>Whether a reply is JSON, by its first byte.</summary>
    public static async Task<bool> IsJsonAsync(HttpResponseMessage response, CancellationToken ct)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        await using var body = await PeekedStream.OpenAsync(stream, ct);
        return body.IsJson;
    }
}
