namespace Tessera.Server.Dialects.V2.Replies;

/// <summary>The chat dialect when the request had top-level <c>messages</c>, the unified dialect otherwise.</summary>
internal sealed record GenerateReply(UnifiedReply Unified, ChatReply Chat);
