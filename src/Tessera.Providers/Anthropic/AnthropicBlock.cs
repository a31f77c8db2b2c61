using System.Text.Json;

namespace Tessera.Providers.Anthropic;

/// <summary>A block of a message's content, as it is sent. https://docs.anthropic.com/en/api/messages</summary>
/// <param name="Type"><c>text</c>, <c>image</c>, <c>tool_use</c> or <c>tool_result</c>; only the members of that type are there.</param>
internal sealed record AnthropicBlock(string Type)
{
    public string? Text { get; init; }

    public File? Source { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public JsonElement? Input { get; init; }

    public string? ToolUseId { get; init; }

    public string? Content { get; init; }

    internal sealed record File(string Type, string MediaType, string Data);
}
