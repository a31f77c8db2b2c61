using System.Text.Json;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Requests;

/// <summary>Reads the text of a call: <c>messages</c>, <c>prompt</c>, <c>text</c>, <c>system</c>.</summary>
internal sealed class ReadMessages(InputReader files)
{
    private const int MaxMessages = 2000;
    private static readonly string[] Roles = ["system", "user", "assistant", "tool"];

    /// <summary>The conversation, its last user text, and the length of all of it; errors go to <paramref name="request"/>.</summary>
    public async Task<(string Prompt, IReadOnlyList<TextMessage> Messages, long Length)> ReadAsync(
        Model model, GenerationBody request, CancellationToken ct)
    {
        var prompt = Prompt(model, request);
        if (model.Category != Category.Text)
        {
            CheckPrompt(model, prompt, request);
            return (prompt ?? "", [], prompt?.Length ?? 0);
        }

        var messages = new List<TextMessage>();
        if (System(request) is { Length: > 0 } system)
        {
            messages.Add(new TextMessage("system", [new MessagePart.Text(system)]));
        }

        var given = request.Messages;
        if (given is { } list)
        {
            await ReadListAsync(model, list, messages, request, ct);
        }

        if (prompt is not null)
        {
            messages.Add(new TextMessage("user", [new MessagePart.Text(prompt)]));
        }

        if (given is null && string.IsNullOrWhiteSpace(prompt))
        {
            request.Problems.Add(new FieldError("prompt", $"{model.Slug} needs `prompt` or `messages`."));
        }

        var length = messages.Sum(LengthOf);
        CheckLength(model, length, given is null ? "prompt" : "messages", request);
        CheckContext.Run(model, messages, given is null ? "prompt" : "messages", request);
        return (prompt ?? messages.LastOrDefault(message => message.Role == "user")?.Text ?? "", messages, length);
    }

    internal static string? Prompt(Model model, GenerationBody request)
    {
        var prompt = request.Prompt;
        if (request.Text is null)
        {
            return prompt;
        }

        if (model.Category != Category.Tts)
        {
            request.Problems.Add(new FieldError("text", $"`text` is for speech; {model.Slug} takes `prompt`.", ["prompt"]));
            return prompt;
        }

        var text = request.Text;
        if (prompt is not null && prompt != text)
        {
            request.Problems.Add(new FieldError("text", "`text` and `prompt` are given with different values. Give one of the two."));
        }

        return text;
    }

    // Two names of one member: a value under one must not hide a different value under the other.
    private static string? System(GenerationBody request)
    {
        var (system, nested) = (request.System, request.SystemPrompt);
        if (system is not null && nested is not null && system != nested)
        {
            request.Problems.Add(new FieldError(
                "system_prompt", "`system` and `system_prompt` are given with different values. Give one of the two."));
        }

        return system ?? nested;
    }

    private static void CheckPrompt(Model model, string? prompt, GenerationBody request)
    {
        var name = model.Category == Category.Tts ? "text" : "prompt";
        if (model.Prompt == InputUse.Required && string.IsNullOrWhiteSpace(prompt))
        {
            request.Problems.Add(new FieldError(name, $"`{name}` is required by {model.Slug}."));
        }

        if (request.Messages is not null)
        {
            request.Problems.Add(new FieldError("messages", $"`messages` are for text models; {model.Slug} takes `{name}`.", [name]));
        }

        if (model.Prompt != InputUse.None)
        {
            CheckLength(model, prompt?.Length ?? 0, name, request);
        }
    }

    internal static void CheckLength(Model model, long length, string name, GenerationBody request)
    {
        if (length > model.MaxPromptLength)
        {
            request.Problems.Add(new FieldError(
                name, $"`{name}` has {length} characters; {model.Slug} takes at most {model.MaxPromptLength}."));
        }
    }

    private static long LengthOf(TextMessage message) =>
        message.Text.Length + message.ToolCalls.Sum(call => (long)call.Name.Length + call.Arguments.Length);

    private async Task ReadListAsync(
        Model model, JsonElement list, List<TextMessage> messages, GenerationBody request, CancellationToken ct)
    {
        if (list.ValueKind is not JsonValueKind.Array)
        {
            request.Problems.Mistype("messages", "an array of messages", list);
            return;
        }

        var count = list.GetArrayLength();
        if (count is 0 or > MaxMessages)
        {
            request.Problems.Add(new FieldError("messages", $"`messages` has {count} entries; 1 to {MaxMessages} are allowed."));
            return;
        }

        var (index, tools) = (0, new ToolMessages(request.Problems));
        foreach (var message in list.EnumerateArray())
        {
            var path = $"messages[{index++}]";
            if (await ReadMessageAsync(model, message, path, request, ct) is { } read)
            {
                messages.Add(tools.Read(message, read, path));
            }
        }

        tools.Close();
    }

    private async Task<TextMessage?> ReadMessageAsync(Model model, JsonElement message, string path, GenerationBody request, CancellationToken ct)
    {
        if (message.ValueKind is not JsonValueKind.Object)
        {
            request.Problems.Mistype(path, "an object with `role` and `content`", message);
            return null;
        }

        var role = message.TryGetProperty("role", out var given) && given.ValueKind is JsonValueKind.String ? given.GetString() : null;
        if (role is null || !Roles.Contains(role))
        {
            request.Problems.Add(new FieldError($"{path}.role", $"`{path}.role` must be system, user, assistant or tool, got {Show(role)}.", Roles));
            return null;
        }

        var parts = new List<MessagePart>();
        var content = message.TryGetProperty("content", out var said) ? said : default;
        switch (content.ValueKind)
        {
            case JsonValueKind.String:
                parts.Add(new MessagePart.Text(content.GetString() ?? ""));
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var part in content.EnumerateArray())
                {
                    await ReadPartAsync(role == "tool" ? null : model, part, $"{path}.content[{index++}]", parts, request, ct);
                }

                break;
            case JsonValueKind.Null or JsonValueKind.Undefined when role == "assistant" && ToolMessages.HasCalls(message):
                break;
            default:
                request.Problems.Add(new FieldError($"{path}.content", $"`{path}.content` must be a string or an array of parts."));
                break;
        }

        return new TextMessage(role, parts);
    }

    // Without a model: only text is read.
    private async Task ReadPartAsync(
        Model? model, JsonElement part, string path, List<MessagePart> parts, GenerationBody request, CancellationToken ct)
    {
        if (IsOfType(part, "text") && part.TryGetProperty("text", out var text) && text.ValueKind is JsonValueKind.String)
        {
            parts.Add(new MessagePart.Text(text.GetString() ?? ""));
            return;
        }

        if (ImageUrl(part) is not { } url)
        {
            request.Problems.Add(new FieldError(
                path, $"`{path}` must be {{\"type\":\"text\",\"text\":…}} or {{\"type\":\"image_url\",\"image_url\":{{\"url\":…}}}}."));
            return;
        }

        if (model is not { SupportsVision: true })
        {
            request.Problems.Add(new FieldError(
                path, $"`{path}` is an image; {(model is null ? "the result of a tool is text" : $"{model.Slug} cannot see images")}."));
            return;
        }

        switch (await files.ReadAsync($"{path}.image_url.url", url, MediaKind.Image, ct))
        {
            case InputResult.Read read:
                parts.Add(new MessagePart.Image(read.Input));
                break;
            case InputResult.Refused refused:
                request.Problems.Add(refused.Error);
                break;
        }
    }

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

    internal static string Show(string? value) => value is null ? "missing" : $"'{Excerpt.Of(value)}'";
}
