using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Keys;

/// <summary><c>GET /api/v2/keys/{id}</c>.</summary>
internal static class GetKey
{
    public static async Task<Results<Ok<KeySummary>, ApiError>> Handle(long id, Caller caller, KeyStore keys, TimeProvider time) =>
        await keys.FindAsync(caller.Account, id, time.GetUtcNow()) is { } key
            ? TypedResults.Ok(KeySummary.Of(key))
            : KeyErrors.NoSuchKey(id);
}
