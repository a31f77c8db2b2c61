namespace Tessera.Providers.ComfyUi;

/// <summary>The answer to a submission.</summary>
internal sealed record Queued(string? PromptId);
