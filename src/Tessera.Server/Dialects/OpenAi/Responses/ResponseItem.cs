using System.Text.Json.Serialization;
using Tessera.Providers;
using Tessera.Server.Dialects.Shared.Replies;
using Tessera.Server.Generations;

namespace Tessera.Server.Dialects.OpenAi.Responses;

/// <summary>An item of a response: a message, or a call of one of the request's functions.</summary>
internal sealed record ResponseItem
{
    private const string Completed = "completed";
    private const string InProgress = "in_progress";

    public required string Id { get; init; }

    /// <summary>message, function_call or custom_tool_call.</summary>
    public required string Type { get; init; }

    /// <summary>in_progress, completed or incomplete.</summary>
    public required string Status { get; init; }

    /// <summary>Of a message: assistant.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Role { get; init; }

    /// <summary>Of a message: its text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<Part>? Content { get; init; }

    /// <summary>Of a call: the ID that its output names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? CallId { get; init; }

    /// <summary>Of a call: the function.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Name { get; init; }

    /// <summary>Of a call: a JSON object, as text.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Arguments { get; init; }

    /// <summary>Of a call of a custom tool: its input.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Input { get; init; }

    /// <summary>The items of a generation that has ended.</summary>
    /// <param name="generation">The generation.</param>
    /// <param name="custom">The names of the custom tools.</param>
    public static IReadOnlyList<ResponseItem> Of(Generation generation, IReadOnlySet<string> custom)
    {
        var items = new List<ResponseItem>();
        if (generation.ResultText is { Length: > 0 } text)
        {
            items.Add(Message(generation, text));
        }

        items.AddRange(ToolCalls.Of(generation).Select((call, index) => Call(generation, index, call, custom.Contains(call.Name))));
        return items;
    }

    /// <summary>The message as it begins, without its text.</summary>
    public static ResponseItem BegunMessage(Generation generation) => Message(generation, "") with { Status = InProgress, Content = [] };

    /// <summary>A call as it begins, without its arguments.</summary>
    public ResponseItem BegunCall() => this with { Status = InProgress, Arguments = Arguments is null ? null : "", Input = Input is null ? null : "" };

    /// <summary>The message with its text.</summary>
    public static ResponseItem Message(Generation generation, string text) => new()
    {
        Id = ResponseIds.OfMessage(generation.Id),
        Type = "message",
        Status = generation.FinishReason is "length" or "canceled" or "content_filter" ? "incomplete" : Completed,
        Role = "assistant",
        Content = [new Part(text)],
    };

    /// <summary>A call with its arguments.</summary>
    public static ResponseItem Call(Generation generation, int index, ToolCall call, bool isCustom) => new()
    {
        Id = ResponseIds.OfCall(generation.Id, index, isCustom),
        Type = isCustom ? "custom_tool_call" : "function_call",
        Status = Completed,
        CallId = call.Id,
        Name = call.Name,
        Arguments = isCustom ? null : call.Arguments,
        Input = isCustom ? CustomTools.InputOf(call.Arguments) : null,
    };

    /// <param name="Text">The text.</param>
    internal sealed record Part(string Text)
    {
        public string Type { get; } = "output_text";

        /// <summary>Always empty.</summary>
        public IReadOnlyList<object> Annotations { get; } = [];

        /// <summary>Always empty.</summary>
        public IReadOnlyList<object> Logprobs { get; } = [];
    }
}
