using Tessera.Server.Idempotency;
using Tessera.Server.OpenApi;

namespace Tessera.Server.Dialects.V2.Documents;

/// <summary>What the API document says of calls that may be repeated.</summary>
internal static class RepeatedCalls
{
    public static OpenApiValue Key { get; } = new(
        IdempotencyKey.Header,
        "A name of yours for this request: 1 to 255 printable ASCII characters, best a UUID. For 24 hours the same key with the same body, by any key of the "
        + "account, is answered with the stored reply and `Idempotent-Replayed: true`, and nothing is made or charged again; with another body it is 422 "
        + "`idempotency_mismatch`; while the first is running, 409 `conflict` with `Retry-After`. A refused request leaves its key unused. A generation with a "
        + "key goes on when you disconnect.")
    {
        IsHeader = true,
    };
}
