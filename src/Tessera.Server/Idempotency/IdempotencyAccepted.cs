using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

/// <summary>Marks an endpoint that answers a repeated <c>Idempotency-Key</c> with the stored reply.</summary>
/// <param name="MaxBytes">The largest accepted body, in bytes.</param>
/// <param name="Replay">
/// Rebuilds the reply from the generation that the key's row names and the form it was requested in; null while the
/// generation is open. Used only when the process that created the generation ended before it stored the reply. Null
/// for endpoints that store the reply in the transaction of the write itself.
/// </param>
internal sealed record IdempotencyAccepted(long MaxBytes, Func<HttpContext, long, string, Task<IResult?>>? Replay) : IRefusalMetadata, IHeaderMetadata
{
    public string Header => IdempotencyKey.Header;

    public string HeaderDescription =>
        "Your identifier for this request: 1 to 255 printable ASCII characters, preferably a UUID. For 24 hours a retry with the same identifier and body, "
        + "using any API key of the account, gets the stored reply with `Idempotent-Replayed: true`, and nothing is created or charged again. With a different "
        + "body it is 422 `idempotency_mismatch`; while the first request is running, 409 `conflict` with `Retry-After`. A refused request leaves the identifier "
        + "unused. A generation with an identifier continues when you disconnect.";

    public IReadOnlyList<ApiError> Refusals => [IdempotencyErrors.StillRunning(), IdempotencyErrors.Mismatch()];

    /// <summary>
    /// Whether the reply is stored. A reply that contains files is not: they are stored already, and a file that its owner deletes
    /// must not live on in the reply.
    /// </summary>
    public bool KeepsReply { get; init; } = true;

    /// <summary>Whether <see cref="Replay"/> reads the body again, because the result is not stored.</summary>
    public bool RereadsBody { get; init; }
}
