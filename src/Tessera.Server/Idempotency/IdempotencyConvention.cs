using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

internal static class IdempotencyConvention
{
    /// <summary>
    /// The endpoint accepts an <c>Idempotency-Key</c>. So do all POSTs that create something or spend tokens for an account:
    /// generate, its stream, stt, uploads, creating and rotating a key, creating a webhook. The exceptions: calls that are
    /// idempotent by themselves (cancel, logout, calculate-price); a webhook's test message or new secret; sign-in, where a second
    /// token does no harm and the account is not known yet; register, where the email serves as the key; a browser's session, of
    /// which a second replaces the first; and admin calls.
    /// </summary>
    /// <param name="endpoints">The endpoints to mark.</param>
    /// <param name="replay">See <see cref="IdempotencyAccepted"/>.</param>
    /// <param name="maxBytes">The largest accepted body, in bytes.</param>
    /// <param name="keepsReply">Whether the reply is stored; otherwise it is always rebuilt.</param>
    /// <param name="rereadsBody">See <see cref="IdempotencyAccepted.RereadsBody"/>.</param>
    public static TBuilder AcceptsIdempotencyKey<TBuilder>(
        this TBuilder endpoints, Func<HttpContext, long, string, Task<IResult?>>? replay = null, long maxBytes = BodyLimit.MaxJsonBytes,
        bool keepsReply = true, bool rereadsBody = false)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(new IdempotencyAccepted(maxBytes, replay) { KeepsReply = keepsReply, RereadsBody = rereadsBody }));
        return endpoints;
    }
}
