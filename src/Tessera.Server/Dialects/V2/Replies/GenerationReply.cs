namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>
/// In the dialect of the id asked with: an integer gives the unified dialect, <c>gen_…</c> the chat dialect for text and
/// its counterpart for media.
/// </summary>
internal sealed record GenerationReply(UnifiedReply Unified, ChatReply Chat, MediaReply Media);
