using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>
/// Reads the input items of a response as messages: https://platform.openai.com/docs/api-reference/responses/create. Calls that
/// follow each other are those of one assistant message.
/// </summary>
/// <param name="problems">Where errors go.</param>
/// <param name="referenced">What the items name instead of containing it: <see cref="ResponseHistory"/>.</param>
internal sealed class ReadItems(BodyProblems problems, ReferencedInput referenced)
{
    private const int MaxItems = 2000;

    private static readonly string[] Roles = ["user", "assistant", "system", "developer"];

    private readonly List<DraftMessage> _messages = [];

    /// <summary>The messages; items that cannot be read are left out and reported.</summary>
    public IReadOnlyList<DraftMessage> Read(JsonElement input, string path)
    {
        if (input.ValueKind is JsonValueKind.String)
        {
            return [DraftMessage.OfText("user", path, input.GetString() ?? "")];
        }

        if (input.ValueKind is not JsonValueKind.Array)
        {
            problems.Mistype(path, "a string or an array of items", input);
        }
        else if (input.GetArrayLength() is var count and (0 or > MaxItems))
        {
            problems.Add(path, $"`{path}` has {count} entries; 1 to {MaxItems} are allowed.");
        }
        else
        {
            foreach (var (index, item) in input.EnumerateArray().Index())
            {
                ReadItem(item, $"{path}[{index}]");
            }
        }

        return _messages;
    }

    /// <summary>What a model answered, as the message that a later request continues.</summary>
    public static DraftMessage Answer(Generation generation, string path) => new("assistant", path)
    {
        Parts = generation.ResultText is { Length: > 0 } text ? [new DraftPart.Text(text)] : [],
        ToolCalls = [.. ToolCalls.Of(generation).Select(call => Draft(call, path))],
        ToolCallsPath = path,
    };

    private void ReadItem(JsonElement item, string path)
    {
        if (item.ValueKind is not JsonValueKind.Object)
        {
            problems.Mistype(path, "an object", item);
            return;
        }

        switch (JsonText.Of(item, "type") ?? "message")
        {
            case "message":
                ReadMessage(item, path);
                break;
            case "function_call":
                ReadCall(item, path, "arguments", JsonText.Of(item, "arguments") is { } text ? DraftToolCall.ReadArguments(text) : null);
                break;
            case "custom_tool_call":
                ReadCall(item, path, "input", JsonText.Of(item, "input") is { } input ? CustomTools.ArgumentsOf(input) : null);
                break;
            case "function_call_output" or "custom_tool_call_output":
                ReadOutput(item, path);
                break;
            case "item_reference":
                ReadReference(item, path);
                break;
            case "reasoning":
                // Clients send back what models thought. It is the vendor's own, and no part of the conversation here.
                break;
            case var type:
                problems.Add(
                    $"{path}.type",
                    $"`{path}.type` must be message, function_call, function_call_output, custom_tool_call, custom_tool_call_output, item_reference or reasoning, got \"{Excerpt.Of(type)}\". Tessera calls no tools of its own.",
                    ["message", "function_call", "function_call_output", "custom_tool_call", "custom_tool_call_output", "item_reference", "reasoning"]);
                break;
        }
    }

    private void ReadMessage(JsonElement item, string path)
    {
        var role = JsonText.Of(item, "role");
        if (role is null || !Roles.Contains(role))
        {
            problems.Add($"{path}.role", $"`{path}.role` must be user, assistant, system or developer, got {(role is null ? "nothing" : $"\"{Excerpt.Of(role)}\"")}.", Roles);
            return;
        }

        _messages.Add(new DraftMessage(role == "developer" ? "system" : role, path)
        {
            Parts = new ReadParts(problems, referenced.Images).Read(item, "content", path),
            ToolCallsPath = path,
        });
    }

    private void ReadCall(JsonElement item, string path, string member, string? arguments)
    {
        var id = Named(item, "call_id", path, DraftToolCall.MaxIdLength);
        var name = Named(item, "name", path, DraftToolCall.MaxNameLength);
        if (arguments is null)
        {
            problems.Add($"{path}.{member}", $"`{path}.{member}` must be a string{(member == "arguments" ? " that holds a JSON object, for example \"{}\"" : "")}.");
        }

        if (id is not null && name is not null && arguments is not null)
        {
            AddCall(new DraftToolCall(id, name, arguments, $"{path}.call_id"), path);
        }
        else
        {
            _messages.Add(new DraftMessage("assistant", path) { HasUnreadableCalls = true, ToolCallsPath = path });
        }
    }

    private void ReadOutput(JsonElement item, string path) => _messages.Add(new DraftMessage("tool", path)
    {
        Parts = new ReadParts(problems, referenced.Images).Read(item, "output", path),
        AnswersId = Named(item, "call_id", path, DraftToolCall.MaxIdLength),
        AnswersPath = $"{path}.call_id",
    });

    private void ReadReference(JsonElement item, string path)
    {
        var reference = JsonText.Of(item, "id") ?? "";
        if (!ResponseIds.TryParseItem(reference, out var id, out var index) || !referenced.Generations.TryGetValue(id, out var generation))
        {
            problems.Add($"{path}.id", $"`{path}.id` is \"{Excerpt.Of(reference)}\", which this account has no stored item for. Send the item itself.");
            return;
        }

        var answer = Answer(generation, path);
        if (index is null)
        {
            _messages.Add(answer with { ToolCalls = [] });
        }
        else if (index < answer.ToolCalls.Count)
        {
            AddCall(answer.ToolCalls[index.Value], path);
        }
        else
        {
            problems.Add($"{path}.id", $"`{path}.id` is \"{Excerpt.Of(reference)}\"; that response has {answer.ToolCalls.Count} tool calls.");
        }
    }

    private void AddCall(DraftToolCall call, string path)
    {
        if (_messages is [.., { Role: "assistant", HasUnreadableCalls: false } last])
        {
            _messages[^1] = last with { ToolCalls = [.. last.ToolCalls, call] };
        }
        else
        {
            _messages.Add(new DraftMessage("assistant", path) { ToolCalls = [call], ToolCallsPath = path });
        }
    }

    private string? Named(JsonElement item, string name, string path, int longest)
    {
        if (JsonText.Of(item, name) is { Length: > 0 } text && text.Length <= longest)
        {
            return text;
        }

        problems.Add($"{path}.{name}", $"`{path}.{name}` must be a string of 1 to {longest} characters.");
        return null;
    }

    private static DraftToolCall Draft(ToolCall call, string path) => new(call.Id, call.Name, call.Arguments, path);
}
