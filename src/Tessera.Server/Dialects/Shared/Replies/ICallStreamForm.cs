using Tessera.Providers;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>
/// A form that streams tool calls as they come, one after the other: the beginning of a call, pieces of its arguments, its end.
/// All of it is before <see cref="ITextStreamForm.EndAsync"/>.
/// </summary>
internal interface ICallStreamForm : ITextStreamForm
{
    /// <summary>Whether a call is sent in pieces; otherwise only its end sends it, whole.</summary>
    bool SendsPieces { get; }

    /// <summary>Begins a call, whose arguments follow.</summary>
    /// <param name="events">The stream.</param>
    /// <param name="index">Which of the reply's calls, from 0.</param>
    /// <param name="call">Its ID and name.</param>
    ValueTask BeginCallAsync(EventStream events, int index, ToolCall call);

    /// <summary>Sends the next piece of the arguments of the call that was begun last.</summary>
    ValueTask AddArgumentsAsync(EventStream events, int index, string piece);

    /// <summary>Ends the call that was begun last.</summary>
    ValueTask EndCallAsync(EventStream events, int index, ToolCall call);
}
