using System.Text.Json;

namespace Tessera.Providers;

/// <summary>A request to a provider for one text generation.</summary>
/// <param name="Model">The provider's model ID.</param>
/// <param name="Messages">The conversation, oldest first; never empty.</param>
/// <param name="Options">
/// Validated options by their OpenAI names: <c>temperature</c>, <c>max_tokens</c>, <c>top_p</c>, <c>stop</c>,
/// <c>seed</c>, <c>response_format</c>, <c>tools</c>, <c>tool_choice</c>, <c>presence_penalty</c>,
/// <c>frequency_penalty</c>, <c>reasoning_effort</c>, <c>user</c>.
/// </param>
public sealed record TextCall(string Model, IReadOnlyList<TextMessage> Messages, CallOptions Options)
{
    /// <summary>The number of earlier tool calls: a provider that identifies calls only by index continues from here.</summary>
    public int ToolCallsBefore => Messages.Sum(message => message.ToolCalls.Count);

    /// <summary>The tools that the model may call; null if there are none, because vendors refuse an empty list.</summary>
    public JsonElement? Tools => Given("tools") is { } tools && (tools.ValueKind is not JsonValueKind.Array || tools.GetArrayLength() > 0) ? tools : null;

    /// <summary>The tool choice; null without tools, because vendors refuse it then.</summary>
    public JsonElement? ToolChoice => Tools is null ? null : Given("tool_choice");

    /// <summary>The account that requested it: this machine's capacity is shared fairly between accounts.</summary>
    public long Owner { get; init; }

    /// <summary>
    /// Whether the caller does not stream: the reply is sent as one <see cref="TextPart.Delta"/>, which saves both sides an
    /// event for each piece. A provider that can only stream may still stream.
    /// </summary>
    public bool IsWhole { get; init; }

    /// <summary>False to call one tool at a time; a provider that has no such option ignores it.</summary>
    public bool? ParallelToolCalls { get; init; }

    /// <summary>
    /// How the model is to think, in Anthropic's form, when the caller wants its thoughts: <see cref="TextPart.Thinking"/> then has what it
    /// thought. Other providers do not know it.
    /// </summary>
    public JsonElement? Thinking { get; init; }

    /// <summary>Whether tool calls are wanted piece by piece: <see cref="TextPart.Calls"/>. A provider may send them only at the end.</summary>
    public bool StreamsToolCalls { get; init; }

    private JsonElement? Given(string name) =>
        Options.Values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
}
