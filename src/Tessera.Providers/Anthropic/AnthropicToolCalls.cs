using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Tessera.Providers.Anthropic;

/// <summary>Tool calls from their blocks: id and name come with the start, the arguments in pieces of JSON, to be joined.</summary>
internal sealed class AnthropicToolCalls
{
    private const int MostCalls = 128;
    private const int LongestArguments = 4 * 1024 * 1024;

    private readonly SortedDictionary<int, Call> _calls = [];

    /// <summary>Begins a call; false when there is no end of them.</summary>
    /// <param name="index">Of the block.</param>
    /// <param name="id">Anthropic's.</param>
    /// <param name="name">Of the tool.</param>
    /// <param name="input">The arguments of a reply that is not streamed; an empty object otherwise.</param>
    public bool TryStart(int index, string? id, string? name, JsonElement input)
    {
        if (_calls.Count == MostCalls)
        {
            return false;
        }

        _calls[index] = new Call(id, name, input.ValueKind is JsonValueKind.Object ? input.GetRawText() : "{}");
        return true;
    }

    /// <summary>Adds to the arguments; false when there is no end of them. A block of another kind is not touched.</summary>
    public bool TryAdd(int index, string piece) =>
        !_calls.TryGetValue(index, out var call) || call.Arguments.Append(piece).Length <= LongestArguments;

    /// <summary>OpenAI's <c>tool_calls</c> array, or null without any.</summary>
    public string? ToJson() => _calls.Count == 0
        ? null
        : new JsonArray([.. _calls.Select(entry => new JsonObject
        {
            ["id"] = entry.Value.Id ?? string.Create(CultureInfo.InvariantCulture, $"call_{entry.Key}"),
            ["type"] = "function",
            ["function"] = new JsonObject
            {
                ["name"] = entry.Value.Name ?? "",
                ["arguments"] = entry.Value.Arguments.Length > 0 ? entry.Value.Arguments.ToString() : entry.Value.Input,
            },
        })]).ToJsonString();

    private sealed record Call(string? Id, string? Name, string Input)
    {
        public StringBuilder Arguments { get; } = new();
    }
}
