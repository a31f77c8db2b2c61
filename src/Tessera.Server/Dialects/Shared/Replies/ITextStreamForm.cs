using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>
/// How a dialect streams one text. Its methods are called one after the other: <see cref="BeginAsync"/>, <see cref="DeltaAsync"/> for each
/// piece, then <see cref="EndAsync"/> after the settling commit, or <see cref="FailAsync"/>.
/// </summary>
internal interface ITextStreamForm
{
    /// <summary>
    /// Whether the reply starts only with the first piece, so that a failure before it is an ordinary HTTP error: what most vendors'
    /// clients can retry. Otherwise the stream begins as soon as the generation is admitted.
    /// </summary>
    bool StartsWithText { get; }

    /// <summary>Announces the generation.</summary>
    ValueTask BeginAsync(EventStream events, Generation generation);

    /// <summary>Sends the next piece of the text.</summary>
    ValueTask DeltaAsync(EventStream events, string delta);

    /// <summary>
    /// Ends a completed text: its usage, finish reason and, unless this is an <see cref="ICallStreamForm"/>, tool calls are those of
    /// <paramref name="generation"/>.
    /// </summary>
    /// <param name="events">The stream.</param>
    /// <param name="generation">The settled generation.</param>
    /// <param name="balance">The account's available tokens after it.</param>
    ValueTask EndAsync(EventStream events, Generation generation, long balance);

    /// <summary>Ends a stream whose text failed after it had begun, without anything that a client could take for a whole reply.</summary>
    /// <param name="events">The stream.</param>
    /// <param name="failure">The error of the API.</param>
    /// <param name="reason">The same as it is stored: <c>code: sentence</c>.</param>
    ValueTask FailAsync(EventStream events, ApiError failure, string reason);
}
