namespace Tessera.Server.OpenApi;

/// <summary>The body of a successful reply, for the API document, where the handler's outcomes do not say it; null where there is none.</summary>
internal sealed record ReplyMetadata(Type? Type);
