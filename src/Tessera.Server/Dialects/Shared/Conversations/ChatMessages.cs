using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Shared.Conversations;

/// <summary>
/// Reads messages in the form of OpenAI's chat completions, which other APIs have taken over:
/// https://platform.openai.com/docs/api-reference/chat/create
/// </summary>
internal sealed class ChatMessages(BodyProblems problems)
{
    private const int MaxMessages = 2000;
    private const int MaxCalls = 128;

    /// <summary>The roles that the dialect allows, as its errors list them.</summary>
    public IReadOnlyList<string> Roles { get; init; } = ["system", "user", "assistant", "tool"];

    /// <summary>The messages; those that cannot be read are left out and reported.</summary>
    public List<DraftMessage> Read(JsonElement list)
    {
        var messages = new List<DraftMessage>();
        if (list.ValueKind is not JsonValueKind.Array)
        {
            problems.Mistype("messages", "an array of messages", list);
            return messages;
        }

        var count = list.GetArrayLength();
        if (count is 0 or > MaxMessages)
        {
            problems.Add("messages", $"`messages` has {count} entries; 1 to {MaxMessages} are allowed.");
            return messages;
        }

        var index = 0;
        foreach (var message in list.EnumerateArray())
        {
            if (ReadMessage(message, $"messages[{index++}]") is { } read)
            {
                messages.Add(read);
            }
        }

        return messages;
    }

    internal static string Show(string? value) => value is null ? "missing" : $"'{Excerpt.Of(value)}'";

    private DraftMessage? ReadMessage(JsonElement message, string path)
    {
        if (message.ValueKind is not JsonValueKind.Object)
        {
            problems.Mistype(path, "an object with `role` and `content`", message);
            return null;
        }

        var role = message.TryGetProperty("role", out var given) && given.ValueKind is JsonValueKind.String ? given.GetString() : null;
        if (role is null || !Roles.Contains(role))
        {
            problems.Add($"{path}.role", $"`{path}.role` must be {string.Join(", ", Roles.SkipLast(1))} or {Roles[^1]}, got {Show(role)}.", Roles);
            return null;
        }

        // Newer models of OpenAI call their system messages so.
        var read = new DraftMessage(role == "developer" ? "system" : role, path) { Parts = ReadContent(message, role, path) };
        if (role == "tool")
        {
            RefuseMember(message, "tool_calls", path, "assistant");
            return read with { AnswersId = Text(Member(message, "tool_call_id"), $"{path}.tool_call_id", DraftToolCall.MaxIdLength) };
        }

        RefuseMember(message, "tool_call_id", path, "tool");
        if (role == "assistant")
        {
            return ReadCalls(message, read);
        }

        RefuseMember(message, "tool_calls", path, "assistant");
        return read;
    }

    private List<DraftPart> ReadContent(JsonElement message, string role, string path)
    {
        var parts = new List<DraftPart>();
        var content = message.TryGetProperty("content", out var given) ? given : default;
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                parts.Add(new DraftPart.Text(content.GetString() ?? ""));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var part in content.EnumerateArray())
                {
                    ReadPart(part, $"{path}.content[{index++}]", parts);
                }

                break;
            case JsonValueKind.Null or JsonValueKind.Undefined when role == "assistant" && HasCalls(message):
                break;
            default:
                problems.Add($"{path}.content", $"`{path}.content` must be a string or an array of parts.");
                break;
        }

        return parts;
    }

    private void ReadPart(JsonElement part, string path, List<DraftPart> parts)
    {
        if (IsOfType(part, "text") && part.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String)
        {
            parts.Add(new DraftPart.Text(text.GetString() ?? ""));
        }
        else if (ImageUrl(part) is { } url)
        {
            parts.Add(new DraftPart.Image(url, path, $"{path}.image_url.url"));
        }
        else
        {
            problems.Add(path, $"`{path}` must be {{\"type\":\"text\",\"text\":…}} or {{\"type\":\"image_url\",\"image_url\":{{\"url\":…}}}}.");
        }
    }

    private DraftMessage ReadCalls(JsonElement message, DraftMessage read)
    {
        if (!message.TryGetProperty("tool_calls", out var calls) || calls.ValueKind is JsonValueKind.Null)
        {
            return read;
        }

        var path = $"{read.Path}.tool_calls";
        if (calls.ValueKind is not JsonValueKind.Array || calls.GetArrayLength() > MaxCalls)
        {
            problems.Add(path, $"`{path}` must be an array of at most {MaxCalls} calls.");
            return read with { HasUnreadableCalls = true };
        }

        var drafts = new List<DraftToolCall>();
        foreach (var call in calls.EnumerateArray())
        {
            if (ReadCall(call, $"{path}[{drafts.Count}]") is not { } draft)
            {
                return read with { ToolCalls = drafts, HasUnreadableCalls = true };
            }

            drafts.Add(draft);
        }

        return read with { ToolCalls = drafts };
    }

    private DraftToolCall? ReadCall(JsonElement call, string path)
    {
        if (Member(call, "type") is not { ValueKind: JsonValueKind.String } type || !type.ValueEquals("function"))
        {
            problems.Add($"{path}.type", $"`{path}` must be {{\"id\":…,\"type\":\"function\",\"function\":{{\"name\":…,\"arguments\":…}}}}.", ["function"]);
            return null;
        }

        var function = Member(call, "function");
        var id = Text(Member(call, "id"), $"{path}.id", DraftToolCall.MaxIdLength);
        var name = Text(Member(function, "name"), $"{path}.function.name", DraftToolCall.MaxNameLength);
        var arguments = Member(function, "arguments") is { ValueKind: JsonValueKind.String } text ? DraftToolCall.ReadArguments(text.GetString()) : null;
        if (arguments is null)
        {
            problems.Add($"{path}.function.arguments", $"`{path}.function.arguments` must be a string that holds a JSON object, for example \"{{}}\".");
        }

        return id is null || name is null || arguments is null ? null : new DraftToolCall(id, name, arguments, $"{path}.id");
    }

    private string? Text(JsonElement? given, string path, int longest)
    {
        if (given is { ValueKind: JsonValueKind.String } value && value.GetString() is { Length: > 0 } text && text.Length <= longest)
        {
            return text;
        }

        problems.Add(path, $"`{path}` must be a string of 1 to {longest} characters.");
        return null;
    }

    private void RefuseMember(JsonElement message, string name, string path, string role)
    {
        if (message.TryGetProperty(name, out var given) && given.ValueKind is not JsonValueKind.Null)
        {
            problems.Add($"{path}.{name}", $"`{path}.{name}` is for messages of the role {role}.");
        }
    }

    private static bool HasCalls(JsonElement message) =>
        message.TryGetProperty("tool_calls", out var calls) && calls.ValueKind is JsonValueKind.Array && calls.GetArrayLength() > 0;

    private static string? ImageUrl(JsonElement part)
    {
        if (!IsOfType(part, "image_url") || !part.TryGetProperty("image_url", out var image))
        {
            return null;
        }

        return image.ValueKind switch
        {
            JsonValueKind.String => image.GetString(),
            JsonValueKind.Object when image.TryGetProperty("url", out var url) && url.ValueKind is JsonValueKind.String => url.GetString(),
            _ => null,
        };
    }

    // Comparing a value other than a string with a text throws.
    private static bool IsOfType(JsonElement part, string name) =>
        part.ValueKind is JsonValueKind.Object
        && part.TryGetProperty("type", out var type) && type.ValueKind is JsonValueKind.String && type.ValueEquals(name);

    private static JsonElement? Member(JsonElement? json, string name) =>
        json is { ValueKind: JsonValueKind.Object } given && given.TryGetProperty(name, out var value) ? value : null;
}
