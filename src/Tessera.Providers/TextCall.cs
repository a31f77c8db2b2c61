using System.Text.Json;

namespace Tessera.Providers;

/// <summary>One text generation as a provider is asked for it.</summary>
/// <param name="Model">The provider's own name of the model.</param>
/// <param name="Messages">The conversation, oldest first; never empty.</param>
/// <param name="Options">
/// Validated options by their OpenAI names: <c>temperature</c>, <c>max_tokens</c>, <c>top_p</c>, <c>stop</c>,
/// <c>seed</c>, <c>response_format</c>, <c>tools</c>, <c>tool_choice</c>, <c>presence_penalty</c>,
/// <c>frequency_penalty</c>, <c>reasoning_effort</c>, <c>user</c>.
/// </param>
public sealed record TextCall(string Model, IReadOnlyList<TextMessage> Messages, CallOptions Options)
{
    /// <summary>How many tool calls were made before: a provider that identifies calls only by their index continues from here.</summary>
    public int ToolCallsBefore => Messages.Sum(message => message.ToolCalls.Count);

    /// <summary>The tools that the model may call; null when there are none, also where the list is empty, which vendors refuse.</summary>
    public JsonElement? Tools => Given("tools") is { } tools && (tools.ValueKind is not JsonValueKind.Array || tools.GetArrayLength() > 0) ? tools : null;

    /// <summary>The choice among the tools; null without tools, where vendors refuse it.</summary>
    public JsonElement? ToolChoice => Tools is null ? null : Given("tool_choice");

    /// <summary>The account it is made for: what is made at the same time on this machine is shared fairly between accounts.</summary>
    public long Owner { get; init; }

    /// <summary>
    /// The caller does not stream: the reply is wanted whole, in one <see cref="TextPart.Delta"/>, which saves both sides an
    /// event for each piece of it. A provider that can only stream may stream all the same.
    /// </summary>
    public bool IsWhole { get; init; }

    private JsonElement? Given(string name) =>
        Options.Values.TryGetValue(name, out var value) && value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined) ? value : null;
}
