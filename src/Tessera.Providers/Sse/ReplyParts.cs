using System.Runtime.CompilerServices;
using Tessera.Providers.Http;

namespace Tessera.Providers.Sse;

/// <summary>Sends a text's request and reads the parts of its reply, for every protocol.</summary>
internal static class ReplyParts
{
    private const int MaxEventBytes = 4 * 1024 * 1024;
    private const int MaxBodyBytes = 16 * 1024 * 1024;
    private const int WholeBytes = 8 * 1024;

    /// <summary>Sends the request and reads its reply to the end.</summary>
    /// <param name="call">The call.</param>
    /// <param name="send">Sends it: the reply, and the failure if it is an error.</param>
    /// <param name="reply">Puts the parts together.</param>
    /// <param name="ct">Closes the connection.</param>
    public static async IAsyncEnumerable<TextPart> ReadAsync(
        TextCall call,
        Func<TextCall, CancellationToken, Task<(HttpResponseMessage? Response, ProviderFailure? Failure)>> send,
        IReplyParts reply,
        [EnumeratorCancellation] CancellationToken ct)
    {
        var (response, failure) = await send(call, ct);
        using var owned = response;
        if (response is null || failure is not null)
        {
            yield return new TextPart.Failed(failure ?? HttpFailure.UnreadableSubmit);
            yield break;
        }

        await using var body = await response.Content.ReadAsStreamAsync(ct);
        using var texts = new ReplyTexts(body, MaxBodyBytes, MaxEventBytes, call.IsWhole ? WholeBytes : ReplyTexts.EventBytes);
        for (var isWhole = false; isWhole || !reply.HasEnded; isWhole = texts.Current.IsWhole)
        {
            try
            {
                if (!await texts.MoveNextAsync(ct))
                {
                    break;
                }
            }
            catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
            {
                // The vendor accepted the call and may bill it, so a connection that breaks here must not cause a second call.
                reply.GiveUp();
                break;
            }

            if (reply.Read(texts.Current) is { } part)
            {
                yield return part;
            }

            // A whole body usually ends here; if the server keeps the connection open, the wait is short.
            if (texts.Current.IsWhole || (reply.IsFinished && !reply.HasEnded))
            {
                yield return new TextPart.Ending(reply.Close());
            }
        }

        foreach (var part in reply.Close())
        {
            yield return part;
        }
    }
}
