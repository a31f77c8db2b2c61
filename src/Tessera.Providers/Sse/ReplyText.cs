namespace Tessera.Providers.Sse;

/// <summary>One JSON text of a reply.</summary>
/// <param name="Json">In UTF-8; untrusted, it may be anything.</param>
/// <param name="IsWhole">Whether it is the whole body, up to the end of the document, rather than an event of a stream.</param>
internal readonly record struct ReplyText(ReadOnlyMemory<byte> Json, bool IsWhole);
