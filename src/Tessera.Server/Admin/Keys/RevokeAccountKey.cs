using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Keys;

/// <summary><c>admin key revoke</c>: revokes any account's key; it is refused once the reply is sent.</summary>
internal static class RevokeAccountKey
{
    public static async Task<Results<NoContent, ApiError>> Handle(long id, Actor actor, KeyStore keys, Database database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if ((await keys.ListAsync(null, now)).FirstOrDefault(key => key.Id == id) is not { } key)
        {
            return AdminErrors.NoSuchKey(id);
        }

        await database.WriteAsync(async session =>
        {
            await KeyStore.RevokeAsync(session, id, now);
            await AuditLog.RecordAsync(session, actor, AuditEntry.OfAccount(AuditActs.RevokeKey, key.Account) with { Before = new { key = id, key.Grant.Name } }, now);
        });
        return TypedResults.NoContent();
    }
}
