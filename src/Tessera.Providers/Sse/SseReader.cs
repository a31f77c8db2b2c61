using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace Tessera.Providers.Sse;

/// <summary>
/// Reads server-sent events from an upstream reply, by the framework's parser: comments are skipped, <c>data:</c> may
/// have its space or not, all three line ends are known. Added here: a limit on the size of one event, and that a
/// connection lost, without its last chunk or by a reset, is the end of the stream, because servers that end so after a
/// whole reply are common; whether it was whole is for the caller to know. https://html.spec.whatwg.org/multipage/server-sent-events.html
/// </summary>
internal static class SseReader
{
    /// <summary>The data of each event, in order.</summary>
    /// <exception cref="InvalidDataException">An event is larger than <paramref name="maxEventBytes"/>.</exception>
    public static async IAsyncEnumerable<string> ReadAsync(
        Stream stream, int maxEventBytes, [EnumeratorCancellation] CancellationToken ct)
    {
        using var limited = new EventLimitStream(stream, maxEventBytes);
        await using var events = SseParser.Create(limited).EnumerateAsync(ct).GetAsyncEnumerator(ct);
        while (await NextAsync(events))
        {
            limited.NextEvent();
            yield return events.Current.Data;
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<SseItem<string>> events)
    {
        try
        {
            return await events.MoveNextAsync();
        }
        catch (IOException)
        {
            return false;
        }
    }
}
