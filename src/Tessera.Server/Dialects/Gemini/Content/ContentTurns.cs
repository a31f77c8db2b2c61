using System.Globalization;
using System.Text.Json;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Gemini.Content;

/// <summary>Reads contents in Google's form. https://ai.google.dev/api/caching#Content</summary>
internal sealed class ContentTurns(BodyProblems problems)
{
    private const int MaxContents = 10_000;

    private static readonly string[] Roles = ["user", "model", "function"];

    // Calls without a result yet; Google's clients answer a call by its name where it has no ID.
    private readonly List<(string Id, string Name)> _open = [];
    private int _callNumber;

    /// <summary>The conversation; what cannot be read is left out and reported.</summary>
    public IReadOnlyList<DraftMessage> Read(JsonElement? system, JsonElement contents)
    {
        var drafts = new List<DraftMessage>();
        if (system is { ValueKind: not JsonValueKind.Null } instruction)
        {
            ReadContent(instruction, "systemInstruction", "system", drafts);
        }

        if (contents.ValueKind is not JsonValueKind.Array)
        {
            // Absent: reported already.
            if (contents.ValueKind is not JsonValueKind.Undefined)
            {
                problems.Mistype("contents", "an array of contents", contents);
            }

            return drafts;
        }

        if (contents.GetArrayLength() is var count and (0 or > MaxContents))
        {
            problems.Add("contents", $"`contents` has {count} entries; 1 to {MaxContents} are allowed.");
        }

        foreach (var (index, content) in contents.EnumerateArray().Index().Take(MaxContents))
        {
            var path = $"contents[{index}]";
            if (content.GetText("role") is { } role && !Roles.Contains(role))
            {
                problems.Add($"{path}.role", $"`{path}.role` must be user or model, got {content.Shown("role")}.", Roles);
            }
            else
            {
                ReadContent(content, path, content.GetText("role") == "model" ? "assistant" : "user", drafts);
            }
        }

        return drafts;
    }

    private void ReadContent(JsonElement content, string path, string role, List<DraftMessage> drafts)
    {
        if (role == "system" && content.ValueKind is JsonValueKind.String)
        {
            drafts.Add(DraftMessage.OfText(role, path, content.GetString() ?? ""));
            return;
        }

        // A single part may stand without its list.
        if (content.Get("parts") is not { ValueKind: JsonValueKind.Array or JsonValueKind.Object } parts)
        {
            problems.Add($"{path}.parts", $"`{path}.parts` must be an array of parts.");
            return;
        }

        var (said, calls, results) = (new List<DraftPart>(), new List<DraftToolCall>(), new List<DraftMessage>());
        var isUnreadable = false;
        foreach (var (index, part) in (parts.ValueKind is JsonValueKind.Array ? parts.EnumerateArray().AsEnumerable() : [parts]).Index())
        {
            var at = $"{path}.parts[{index}]";
            if (part.Get("functionCall") is { } call && role == "assistant")
            {
                isUnreadable |= !TryReadCall(call, $"{at}.functionCall", calls);
            }
            else if (part.Get("functionResponse") is { } response && role == "user")
            {
                ReadResponse(response, $"{at}.functionResponse", results);
            }
            else
            {
                ReadPart(part, at, said);
            }
        }

        drafts.AddRange(results);
        if (said.Count + calls.Count > 0 || isUnreadable)
        {
            _open.Clear();
            _open.AddRange(calls.Select(call => (call.Id, call.Name)));
            drafts.Add(new DraftMessage(role, path) { Parts = said, ToolCalls = calls, ToolCallsPath = $"{path}.parts", HasUnreadableCalls = isUnreadable });
        }
    }

    private void ReadPart(JsonElement part, string path, List<DraftPart> said)
    {
        // A thought is of use only to the model that had it.
        if (part.Get("thought") is { ValueKind: JsonValueKind.True })
        {
            return;
        }

        if (part.GetText("text") is { } text)
        {
            said.Add(new DraftPart.Text(text));
        }
        else if (part.Get("inlineData") is { } inline && inline.GetText("mimeType") is { } type && inline.GetText("data") is { } data)
        {
            said.Add(new DraftPart.Image($"data:{type};base64,{data}", path, $"{path}.inlineData.data"));
        }
        else if (part.Get("fileData")?.GetText("fileUri") is { } uri)
        {
            said.Add(new DraftPart.Image(uri, path, $"{path}.fileData.fileUri"));
        }
        else
        {
            problems.Add(
                path, $"`{path}` must have `text`, `inlineData`, `fileData`, the model's `functionCall` or the user's `functionResponse`.");
        }
    }

    private bool TryReadCall(JsonElement call, string path, List<DraftToolCall> calls)
    {
        var args = call.Get("args") ?? JsonElement.Parse("{}");
        if (call.GetText("name") is not { Length: > 0 and <= DraftToolCall.MaxNameLength } name || args.ValueKind is not JsonValueKind.Object)
        {
            problems.Add(path, $"`{path}` must be {{\"name\":…,\"args\":{{…}}}}, with a name of at most {DraftToolCall.MaxNameLength} characters.");
            return false;
        }

        var id = call.GetText("id") is { Length: > 0 } given ? given : string.Create(CultureInfo.InvariantCulture, $"call_{_callNumber++}");
        calls.Add(new DraftToolCall(id, name, JsonSerializer.Serialize(args, WireJson.Options), $"{path}.id"));
        return true;
    }

    private void ReadResponse(JsonElement response, string path, List<DraftMessage> results)
    {
        var (id, name) = (response.GetText("id"), response.GetText("name"));
        var answered = _open.FindIndex(call => string.IsNullOrEmpty(id) ? call.Name == name : call.Id == id);
        if (answered >= 0)
        {
            id = _open[answered].Id;
            _open.RemoveAt(answered);
        }

        // The result of a function is an object; other vendors take text.
        var text = response.Get("response") is { } value
            ? value.ValueKind is JsonValueKind.Object && value.GetPropertyCount() == 1 && value.GetText("output") is { } output ? output : JsonSerializer.Serialize(value, WireJson.Options)
            : "";
        results.Add(new DraftMessage("tool", path)
        {
            Parts = [new DraftPart.Text(text)],
            AnswersId = id ?? name ?? "",
            AnswersPath = $"{path}.{(id is null ? "name" : "id")}",
        });
    }
}
