using System.Text.Json;

namespace Tessera.Providers.Anthropic;

/// <summary>A block of a message's content in a request. https://docs.anthropic.com/en/api/messages</summary>
/// <param name="Type"><c>text</c>, <c>image</c>, <c>tool_use</c>, <c>tool_result</c>, <c>thinking</c> or <c>redacted_thinking</c>; only the members of that type are set.</param>
internal sealed record AnthropicBlock(string Type)
{
    public string? Text { get; init; }

    public File? Source { get; init; }

    public string? Id { get; init; }

    public string? Name { get; init; }

    public JsonElement? Input { get; init; }

    public string? ToolUseId { get; init; }

    public string? Content { get; init; }

    public string? Thinking { get; init; }

    public string? Signature { get; init; }

    public string? Data { get; init; }

    internal sealed record File(string Type, string MediaType, string Data);
}
