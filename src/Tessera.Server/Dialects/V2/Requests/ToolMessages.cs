using System.Text;
using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>
/// The calls of tools in <c>messages</c>, in OpenAI's form, and which message answers which of them: the messages behind
/// an assistant's <c>tool_calls</c> have the role <c>tool</c> and answer each call once, before anything else is said.
/// Vendors refuse a conversation that is otherwise.
/// </summary>
internal sealed class ToolMessages(BodyProblems problems)
{
    private const int MaxCalls = 128;
    private const int MaxNameLength = 128;

    // An id may carry a vendor's signature of what its model thought.
    private const int MaxIdLength = 262_144;

    private readonly Dictionary<string, ToolCall> _open = new(StringComparer.Ordinal);
    private string _callsPath = "";
    private bool _isUnreadable;

    /// <summary>Reads what a message has of calls, and closes those that it leaves behind.</summary>
    public TextMessage Read(JsonElement message, TextMessage read, string path)
    {
        if (read.Role == "tool")
        {
            RefuseMember(message, "tool_calls", path, "assistant");
            return read with { Answers = Answered(message, path) };
        }

        Close();
        RefuseMember(message, "tool_call_id", path, "tool");
        if (read.Role == "assistant")
        {
            return read with { ToolCalls = Calls(message, path) };
        }

        RefuseMember(message, "tool_calls", path, "assistant");
        return read;
    }

    /// <summary>The calls made so far are over: each must have had its result.</summary>
    public void Close()
    {
        if (_open.Count > 0)
        {
            Refuse(_callsPath, $"`{_callsPath}` has calls without a result; a message with the role tool must follow for each.", OpenIds());
            _open.Clear();
        }

        _isUnreadable = false;
    }

    /// <summary>Whether a message may come without content.</summary>
    public static bool HasCalls(JsonElement message) =>
        message.TryGetProperty("tool_calls", out var calls) && calls.ValueKind is JsonValueKind.Array && calls.GetArrayLength() > 0;

    private List<ToolCall> Calls(JsonElement message, string path)
    {
        var read = new List<ToolCall>();
        if (!message.TryGetProperty("tool_calls", out var calls) || calls.ValueKind is JsonValueKind.Null)
        {
            return read;
        }

        _callsPath = $"{path}.tool_calls";
        if (calls.ValueKind is not JsonValueKind.Array || calls.GetArrayLength() > MaxCalls)
        {
            _isUnreadable = true;
            Refuse(_callsPath, $"`{_callsPath}` must be an array of at most {MaxCalls} calls.");
            return read;
        }

        foreach (var call in calls.EnumerateArray())
        {
            if (Call(call, $"{_callsPath}[{read.Count}]") is not { } made)
            {
                // The results cannot be matched to calls then; they are not reported as errors of their own.
                _isUnreadable = true;
                _open.Clear();
                return read;
            }

            read.Add(made);
        }

        return read;
    }

    private ToolCall? Call(JsonElement call, string path)
    {
        if (Member(call, "type") is not { ValueKind: JsonValueKind.String } type || !type.ValueEquals("function"))
        {
            Refuse($"{path}.type", $"`{path}` must be {{\"id\":…,\"type\":\"function\",\"function\":{{\"name\":…,\"arguments\":…}}}}.", ["function"]);
            return null;
        }

        var function = Member(call, "function");
        var id = Text(Member(call, "id"), $"{path}.id", MaxIdLength);
        var name = Text(Member(function, "name"), $"{path}.function.name", MaxNameLength);
        var arguments = Arguments(Member(function, "arguments"), $"{path}.function.arguments");
        if (id is null || name is null || arguments is null)
        {
            return null;
        }

        var made = new ToolCall(id, name, arguments);
        if (!_open.TryAdd(id, made))
        {
            Refuse($"{path}.id", $"`{path}.id` is {ReadMessages.Show(id)}, which another call of this message has; ids must differ.");
            return null;
        }

        return made;
    }

    /// <summary>
    /// A JSON object, serialised again: what is passed on is what was understood. Some servers write a call without arguments as an
    /// empty string, and clients send back what they were given.
    /// </summary>
    private string? Arguments(JsonElement? given, string path)
    {
        if (given is { ValueKind: JsonValueKind.String } value)
        {
            var text = value.GetString();
            try
            {
                var parsed = StrictJson.Parse(Encoding.UTF8.GetBytes(string.IsNullOrWhiteSpace(text) ? "{}" : text));
                if (parsed.ValueKind is JsonValueKind.Object)
                {
                    return JsonSerializer.Serialize(parsed, WireJson.Options);
                }
            }
            catch (JsonException)
            {
                // Reported below, with the text that is not an object.
            }
        }

        Refuse(path, $"`{path}` must be a string that holds a JSON object, for example \"{{}}\".");
        return null;
    }

    private ToolCall? Answered(JsonElement message, string path)
    {
        if (Text(Member(message, "tool_call_id"), $"{path}.tool_call_id", MaxIdLength) is not { } id)
        {
            return null;
        }

        if (_open.Remove(id, out var call) || _isUnreadable)
        {
            return call;
        }

        Refuse(
            $"{path}.tool_call_id",
            $"`{path}.tool_call_id` is {ReadMessages.Show(id)}; it must be the id of a call in the assistant message before it that has no result yet.",
            OpenIds());
        return null;
    }

    private string? Text(JsonElement? given, string path, int longest)
    {
        if (given is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text && text.Length <= longest)
        {
            return text;
        }

        Refuse(path, $"`{path}` must be a string of 1 to {longest} characters.");
        return null;
    }

    private void RefuseMember(JsonElement message, string name, string path, string role)
    {
        if (message.TryGetProperty(name, out var given) && given.ValueKind is not JsonValueKind.Null)
        {
            Refuse($"{path}.{name}", $"`{path}.{name}` is for messages of the role {role}.");
        }
    }

    private void Refuse(string path, string message, IReadOnlyList<string>? allowed = null) =>
        problems.Add(path, message, allowed);

    private string[] OpenIds() => [.. _open.Keys.Select(id => Excerpt.Of(id))];

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value) ? value : null;
}
