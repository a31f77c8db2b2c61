using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary><c>admin key revoke</c>: revokes any account's key; it is refused once the reply is sent.</summary>
internal static class RevokeAccountKey
{
    public static async Task<Results<NoContent, ApiError>> Handle(long id, KeyStore keys, Database database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if ((await keys.ListAsync(null, now)).All(key => key.Id != id))
        {
            return AdminErrors.NoSuchKey(id);
        }

        await database.WriteAsync(session => KeyStore.RevokeAsync(session, id, now));
        return TypedResults.NoContent();
    }
}
