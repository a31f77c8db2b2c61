using Tessera.Server.Http;

namespace Tessera.Server.Idempotency;

internal static class IdempotencyConvention
{
    /// <summary>
    /// The endpoint takes an <c>Idempotency-Key</c>. So do all POSTs that create or spend in the name of an account:
    /// generate, its stream, stt, uploads, a new key, a rotated key, a new webhook. Not those where doing it twice is doing it once
    /// (cancel, logout, calculate-price), not a message or a secret of a webhook more, not signing in, where a second token does no harm and no account is known yet, not
    /// register, of which the email is the key, and not what the operator does on the socket of the data folder.
    /// </summary>
    /// <param name="endpoints">The endpoints.</param>
    /// <param name="replay">See <see cref="IdempotencyAccepted"/>.</param>
    /// <param name="maxBytes">The largest body they take.</param>
    public static TBuilder AcceptsIdempotencyKey<TBuilder>(
        this TBuilder endpoints, Func<HttpContext, long, string, Task<IResult?>>? replay = null, long maxBytes = BodyLimit.MaxJsonBytes)
        where TBuilder : IEndpointConventionBuilder
    {
        endpoints.Add(endpoint => endpoint.Metadata.Add(new IdempotencyAccepted(maxBytes, replay)));
        return endpoints;
    }
}
