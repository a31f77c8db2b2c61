using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary><c>DELETE /api/v2/keys/{id}</c>: revokes a key; it is refused once the reply is sent.</summary>
internal static class RevokeKey
{
    public static async Task<Results<NoContent, ApiError>> Handle(
        long id, Caller caller, KeyStore keys, Database database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (await keys.FindAsync(caller.Account, id, now) is not { } key)
        {
            return KeyErrors.NoSuchKey(id);
        }

        // A key may always revoke itself, but no other key that has more rights.
        if (caller.Key?.Id != id && await KeyRights.MissingAsync(caller, key.Grant, keys, now) is { } forbidden)
        {
            return forbidden;
        }

        await database.WriteAsync(session => KeyStore.RevokeAsync(session, id, now));
        return TypedResults.NoContent();
    }
}
