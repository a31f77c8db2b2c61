using System.Text.Json;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>Reads the blocks of messages. https://docs.anthropic.com/en/api/messages#body-messages-content</summary>
internal sealed class ContentBlocks(BodyProblems problems)
{
    private readonly HashSet<string> _ignored = new(StringComparer.Ordinal);

    /// <summary>The members and blocks that were ignored.</summary>
    public IReadOnlyCollection<string> Ignored => _ignored;

    /// <summary>Adds a block to its message.</summary>
    public void Read(JsonElement block, string path, MessageTurns.Turn turn)
    {
        switch (TypeOf(block), turn.Role)
        {
            case ("text", _):
                AddText(block, path, turn.Parts);
                break;
            case ("image", "user"):
                AddImage(block, path, turn.Parts);
                break;
            case ("document", "user"):
                AddDocument(block, path, turn.Parts, turn.Parts);
                break;
            case ("tool_result", "user"):
                AddResult(block, path, turn);
                break;
            case ("tool_use", "assistant"):
                AddCall(block, path, turn);
                break;
            case ("thinking" or "redacted_thinking", "assistant"):
                // A provider's signed thoughts are of use only to the model that had them.
                turn.Thoughts.Add(block);
                _ignored.Add("thinking");
                break;
            case ("image" or "document" or "tool_result", _):
                problems.Add(path, $"`{path}` is a block for messages of the role user.");
                break;
            case ("tool_use" or "thinking" or "redacted_thinking", _):
                problems.Add(path, $"`{path}` is a block for messages of the role assistant.");
                break;
            default:
                problems.Add(
                    $"{path}.type",
                    $"`{path}.type` must be text, image, document, tool_use or tool_result, got {block.Shown("type")}. What Anthropic's own tools made cannot be sent on.");
                break;
        }
    }

    private string? TypeOf(JsonElement block)
    {
        if (block.ValueKind is not JsonValueKind.Object)
        {
            return null;
        }

        if (block.TryGetProperty("cache_control", out var cache) && cache.ValueKind is not JsonValueKind.Null)
        {
            _ignored.Add("cache_control");
        }

        return block.Text("type");
    }

    private void AddText(JsonElement block, string path, List<DraftPart> parts)
    {
        if (block.Text("text") is { } text)
        {
            parts.Add(new DraftPart.Text(text));
            return;
        }

        problems.Add($"{path}.text", $"`{path}.text` must be a string, got {block.Shown("text")}.");
    }

    private void AddImage(JsonElement block, string path, List<DraftPart> parts)
    {
        var source = block.Member("source");
        var from = $"{path}.source";
        switch (source?.Text("type"))
        {
            case "base64" when source.Value.Text("media_type") is { } type && source.Value.Text("data") is { } data:
                parts.Add(new DraftPart.Image($"data:{type};base64,{data}", path, $"{from}.data"));
                break;
            case "url" when source.Value.Text("url") is { } url:
                parts.Add(new DraftPart.Image(url, path, $"{from}.url"));
                break;
            case "file":
                problems.Add(from, $"`{from}` names a file of Anthropic's; send the image as base64, or its URL.", ["base64", "url"]);
                break;
            default:
                problems.Add(
                    from, $"`{from}` must be {{\"type\":\"base64\",\"media_type\":…,\"data\":…}} or {{\"type\":\"url\",\"url\":…}}.", ["base64", "url"]);
                break;
        }
    }

    private void AddDocument(JsonElement block, string path, List<DraftPart> texts, List<DraftPart> images)
    {
        var source = block.Member("source");
        if (block.Text("title") is { Length: > 0 } title)
        {
            texts.Add(new DraftPart.Text(title));
        }

        switch (source?.Text("type"))
        {
            case "text" when source.Value.Text("data") is { } data:
                texts.Add(new DraftPart.Text(data));
                break;
            case "content" when source.Value.Member("content") is { } content:
                AddContent(content, $"{path}.source.content", texts, images);
                break;
            default:
                problems.Add(
                    $"{path}.source",
                    $"`{path}.source` must be {{\"type\":\"text\",\"media_type\":\"text/plain\",\"data\":…}}: PDF documents cannot be sent on. Send their text.",
                    ["text", "content"]);
                break;
        }
    }

    private void AddCall(JsonElement block, string path, MessageTurns.Turn turn)
    {
        var id = Name(block, "id", path, DraftToolCall.MaxIdLength);
        var name = Name(block, "name", path, DraftToolCall.MaxNameLength);
        var input = block.Member("input") is { ValueKind: JsonValueKind.Object } given ? JsonSerializer.Serialize(given, WireJson.Options) : null;
        if (input is null)
        {
            problems.Add($"{path}.input", $"`{path}.input` must be an object, got {block.Shown("input")}.");
        }

        if (id is null || name is null || input is null)
        {
            turn.HasUnreadableCalls = true;
            return;
        }

        turn.Calls.Add(new DraftToolCall(id, name, input, $"{path}.id"));
    }

    private void AddResult(JsonElement block, string path, MessageTurns.Turn turn)
    {
        var (texts, images) = (new List<DraftPart>(), new List<DraftPart>());
        if (block.Member("is_error") is { ValueKind: JsonValueKind.True })
        {
            // No other vendor marks a result as an error.
            texts.Add(new DraftPart.Text("Error:"));
        }

        if (block.Member("content") is { ValueKind: not JsonValueKind.Null } content)
        {
            AddContent(content, $"{path}.content", texts, images);
        }

        var id = Name(block, "tool_use_id", path, DraftToolCall.MaxIdLength);
        if (images.Count > 0)
        {
            turn.Shown.Add(new DraftPart.Text($"From the result of {id}:"));
            turn.Shown.AddRange(images);
        }

        turn.Results.Add(new DraftMessage("tool", path) { Parts = texts, AnswersId = id, AnswersPath = $"{path}.tool_use_id" });
    }

    // Blocks within a block: text and images only.
    private void AddContent(JsonElement content, string path, List<DraftPart> texts, List<DraftPart> images)
    {
        if (content.ValueKind is JsonValueKind.String)
        {
            texts.Add(new DraftPart.Text(content.GetString() ?? ""));
            return;
        }

        if (content.ValueKind is not JsonValueKind.Array)
        {
            problems.Add(path, $"`{path}` must be a string or an array of blocks.");
            return;
        }

        foreach (var (index, block) in content.EnumerateArray().Index())
        {
            var at = $"{path}[{index}]";
            switch (TypeOf(block))
            {
                case "text":
                    AddText(block, at, texts);
                    break;
                case "image":
                    AddImage(block, at, images);
                    break;
                case "document" when block.Member("source")?.Text("type") is "text":
                    AddDocument(block, at, texts, images);
                    break;
                default:
                    problems.Add($"{at}.type", $"`{at}.type` must be text or image, got {block.Shown("type")}.", ["text", "image"]);
                    break;
            }
        }
    }

    private string? Name(JsonElement block, string member, string path, int longest)
    {
        if (block.Text(member) is { Length: > 0 } text && text.Length <= longest)
        {
            return text;
        }

        problems.Add($"{path}.{member}", $"`{path}.{member}` must be a string of 1 to {longest} characters.");
        return null;
    }
}
