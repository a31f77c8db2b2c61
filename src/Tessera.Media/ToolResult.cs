namespace Tessera.Media;

/// <summary>How a media program ended.</summary>
/// <param name="ExitCode">Its exit code.</param>
/// <param name="Output">What it wrote to standard output.</param>
/// <param name="Errors">The end of what it wrote to standard error.</param>
public sealed record ToolResult(int ExitCode, byte[] Output, string Errors);
