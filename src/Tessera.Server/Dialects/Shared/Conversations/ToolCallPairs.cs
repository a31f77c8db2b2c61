using Tessera.Providers;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>
/// Matches tool calls and their results: the messages that follow an assistant's calls have the role <c>tool</c> and answer
/// each call once, before any other message. Vendors refuse other conversations.
/// </summary>
internal sealed class ToolCallPairs(BodyProblems problems)
{
    private readonly Dictionary<string, ToolCall> _open = new(StringComparer.Ordinal);
    private string _callsPath = "";
    private bool _isUnreadable;

    /// <summary>Adds the tool calls of a message, or the call that it answers.</summary>
    public TextMessage Match(DraftMessage draft, TextMessage message)
    {
        if (draft.Role == "tool")
        {
            return message with { Answers = Answered(draft) };
        }

        Close();
        return draft.Role == "assistant" ? message with { ToolCalls = Open(draft) } : message;
    }

    /// <summary>No more results follow: each call must have had its own.</summary>
    public void Close()
    {
        if (_open.Count > 0)
        {
            problems.Add(_callsPath, $"`{_callsPath}` has calls without a result; a message with the role tool must follow for each.", OpenIds());
            _open.Clear();
        }

        _isUnreadable = false;
    }

    private List<ToolCall> Open(DraftMessage draft)
    {
        var calls = new List<ToolCall>(draft.ToolCalls.Count);
        _callsPath = draft.ToolCallsPath ?? $"{draft.Path}.tool_calls";
        _isUnreadable = draft.HasUnreadableCalls;
        foreach (var (id, name, arguments, path) in draft.ToolCalls)
        {
            var call = new ToolCall(id, name, arguments);
            if (_isUnreadable || !_open.TryAdd(id, call))
            {
                if (!_isUnreadable)
                {
                    problems.Add(path, $"`{path}` is {ChatMessages.Show(id)}, which another call of this message has; ids must differ.");
                }

                // Results cannot be matched to these calls; they are not reported as errors of their own.
                _isUnreadable = true;
                _open.Clear();
                break;
            }

            calls.Add(call);
        }

        return calls;
    }

    private ToolCall? Answered(DraftMessage draft)
    {
        if (draft.AnswersId is not { } id)
        {
            return null;
        }

        if (_open.Remove(id, out var call) || _isUnreadable)
        {
            return call;
        }

        var path = draft.AnswersPath ?? $"{draft.Path}.tool_call_id";
        problems.Add(
            path,
            $"`{path}` is {ChatMessages.Show(id)}; it must be the id of a call in the assistant message before it that has no result yet.",
            OpenIds());
        return null;
    }

    private string[] OpenIds() => [.. _open.Keys.Select(id => Excerpt.Of(id))];
}
