using System.Runtime.CompilerServices;

namespace Tessera.Providers.Sse;

/// <summary>The parts of a text from a vendor's reply, whatever its protocol.</summary>
internal static class ReplyParts
{
    private const int MaxEventBytes = 4 * 1024 * 1024;
    private const int MaxBodyBytes = 16 * 1024 * 1024;

    /// <summary>Reads a successful reply to its end.</summary>
    public static async IAsyncEnumerable<TextPart> ReadAsync(
        HttpResponseMessage response, IReplyParts reply, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var texts = ReplyTexts.ReadAsync(response, MaxBodyBytes, MaxEventBytes, ct).GetAsyncEnumerator(ct);
        while (!reply.HasEnded && await NextAsync(texts, reply))
        {
            if (reply.Read(texts.Current) is { } part)
            {
                yield return part;
            }

            if (texts.Current.IsWhole)
            {
                // The body usually ends here; where the server keeps the connection open, it is not waited for long.
                yield return new TextPart.Ending(reply.Close());
                await NextAsync(texts, reply);
            }
            else if (reply.IsFinished && !reply.HasEnded)
            {
                yield return new TextPart.Ending(reply.Close());
            }
        }

        foreach (var part in reply.Close())
        {
            yield return part;
        }
    }

    private static async ValueTask<bool> NextAsync(IAsyncEnumerator<ReplyText> texts, IReplyParts reply)
    {
        try
        {
            return await texts.MoveNextAsync();
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            // The vendor accepted the call and may bill it, so a connection that breaks here must not cause a second call.
            reply.GiveUp();
            return false;
        }
    }
}
