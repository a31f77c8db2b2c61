using System.Text.Json;

namespace Tessera.Server.Dialects.Anthropic.Messages;

/// <summary>A tool that the model may call.</summary>
internal sealed record ToolParam
{
    public required string Name { get; init; }

    /// <summary>What it does, for the model.</summary>
    public string? Description { get; init; }

    /// <summary>A JSON schema of its input.</summary>
    public required JsonElement InputSchema { get; init; }
}
