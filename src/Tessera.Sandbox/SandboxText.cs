using System.Runtime.CompilerServices;
using System.Text;
using Tessera.Sandbox.Text;

namespace Tessera.Sandbox;

/// <summary>
/// Text without a model: deterministic, streamed in word pieces, composed from the words of the conversation, and saying
/// in its first words that it is the sandbox. Follows <c>max_tokens</c> (in its own pieces), <c>stop</c>, <c>seed</c>,
/// <c>response_format</c>, <c>tools</c> with a forcing <c>tool_choice</c>, and the directives of the last user turn. A
/// conversation that ends with results of tools is answered with what they are.
/// </summary>
public sealed class SandboxText(TimeProvider time, MemoryGate memory) : ITextProvider
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);

    private static readonly ProviderFailure Busy = new(
        FailureKind.ConcurrencyLimited, "The sandbox is working on too many large images; try again in a few seconds.");

    /// <summary>What an image counts in the prompt.</summary>
    private const int PiecesAImage = 256;

    /// <inheritdoc />
    public async IAsyncEnumerable<TextPart> StreamAsync(TextCall call, [EnumeratorCancellation] CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var conversation = Conversation.Of(call);
        var directives = conversation.Directives;
        var (toolCalls, toolFailure) = call.ToolChoice is null ? default : ToolReply.Write(conversation, call.Options, call.ToolCallsBefore);
        if ((directives.Problem ?? toolFailure) is { } refused)
        {
            yield return new TextPart.Failed(refused);
            yield break;
        }

        using var reserved = await memory.TryEnterAsync(call.Owner, SandboxWeight.OfImages(conversation.Images), LongestWait, ct);
        if (reserved is null)
        {
            yield return new TextPart.Failed(Busy);
            yield break;
        }

        var pieces = toolCalls is null ? Compose(conversation, call.Options) : [];
        reserved.Dispose();
        var (most, finish) = (call.Options.Whole("max_tokens") ?? long.MaxValue, toolCalls is null ? "stop" : "tool_calls");
        var delay = directives.Wait;
        var pause = directives.SlowProgress ? delay / Math.Max(1, Math.Min(most, pieces.LongCount())) : TimeSpan.Zero;
        await WaitAsync(directives.SlowProgress ? TimeSpan.Zero : delay, ct);

        var sent = 0;
        var whole = call.IsWhole ? new StringBuilder() : null;
        foreach (var piece in directives.Fail is null ? pieces : pieces.Take(directives.FailAfter))
        {
            if (sent >= most)
            {
                finish = "length";
                break;
            }

            ct.ThrowIfCancellationRequested();
            await WaitAsync(pause, ct);
            sent++;
            whole?.Append(piece);
            if (whole is null)
            {
                yield return new TextPart.Delta(piece);
            }
        }

        if (directives.Fail is { } failure)
        {
            yield return new TextPart.Failed(failure);
            yield break;
        }

        if (whole is { Length: > 0 })
        {
            yield return new TextPart.Delta(whole.ToString());
        }

        yield return new TextPart.Usage(PromptPieces(call), toolCalls is null ? sent : WordPieces.Count(toolCalls));
        yield return new TextPart.End(finish, toolCalls);
    }

    private static IEnumerable<string> Compose(Conversation conversation, CallOptions options)
    {
        var pieces = JsonReply.TryWrite(conversation, options) is { } json ? WordPieces.Split(json) : ReplyWriter.Pieces(conversation);
        return StopTexts.Before(pieces, StopTexts.Of(options));
    }

    private static long PromptPieces(TextCall call) =>
        call.Messages.SelectMany(message => message.Parts).Sum(part => part switch
        {
            MessagePart.Text words => (long)WordPieces.Count(words.Value),
            MessagePart.Image => PiecesAImage,
            _ => 0,
        })
        + call.Messages.SelectMany(message => message.ToolCalls).Sum(made => (long)WordPieces.Count(made.Name) + WordPieces.Count(made.Arguments));

    private Task WaitAsync(TimeSpan delay, CancellationToken ct) =>
        delay > TimeSpan.Zero ? Task.Delay(delay, time, ct) : Task.CompletedTask;
}
