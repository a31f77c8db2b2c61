namespace Tessera.Server.Idempotency;

/// <summary>Marks an endpoint that answers a repeated <c>Idempotency-Key</c> with the reply it gave before.</summary>
/// <param name="MaxBytes">The largest body it takes.</param>
/// <param name="Replay">
/// Builds the reply again from the generation that the key's row names and the form it was asked in; null while the
/// generation is open. It is asked only when the process that made the generation did not come to keep its reply. Null
/// where the reply is kept in the transaction of the write itself.
/// </param>
internal sealed record IdempotencyAccepted(long MaxBytes, Func<HttpContext, long, string, Task<IResult?>>? Replay);
