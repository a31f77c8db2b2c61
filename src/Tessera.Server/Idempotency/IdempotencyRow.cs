namespace Tessera.Server.Idempotency;

/// <summary>What a key was used for.</summary>
/// <param name="BodyHash">What was asked.</param>
/// <param name="Generation">What it made, where that is a generation.</param>
/// <param name="Form">How its reply is built again.</param>
/// <param name="Reply">What was answered, once that is kept.</param>
internal sealed record IdempotencyRow(string BodyHash, long? Generation, string? Form, StoredReply? Reply);
