namespace Tessera.Server.Idempotency;

/// <summary>Marks an endpoint that answers a repeated <c>Idempotency-Key</c> with the stored reply.</summary>
/// <param name="MaxBytes">The largest accepted body, in bytes.</param>
/// <param name="Replay">
/// Rebuilds the reply from the generation that the key's row names and the form it was requested in; null while the
/// generation is open. Used only when the process that created the generation ended before it stored the reply. Null
/// for endpoints that store the reply in the transaction of the write itself.
/// </param>
internal sealed record IdempotencyAccepted(long MaxBytes, Func<HttpContext, long, string, Task<IResult?>>? Replay);
