namespace Tessera.Providers.Sse;

/// <summary>One JSON text of a reply.</summary>
/// <param name="Json">Untrusted; it may be anything.</param>
/// <param name="IsWhole">Whether it is the whole body, up to the end of its document, and not an event of a stream.</param>
internal readonly record struct ReplyText(string Json, bool IsWhole);
