using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary>
/// <c>PATCH /api/v2/keys/{id}</c>: changes a key; absent members stay. Its secret stays, and calls are judged by the change once the
/// reply is sent.
/// </summary>
internal static class ChangeKey
{
    public static async Task<Results<Ok<KeySummary>, ApiError>> Handle(
        long id, ChangeKeyRequest request, Caller caller, KeyStore keys, ModelCatalog models, Database database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (await keys.FindAsync(caller.Account, id, now) is not { } key)
        {
            return KeyErrors.NoSuchKey(id);
        }

        var asked = request.Change(key.Grant, models);
        if ((await KeyRights.MissingAsync(caller, key.Grant, keys, now) ?? await KeyRights.MissingAsync(caller, asked, keys, now)) is { } forbidden)
        {
            return forbidden;
        }

        if (key.Grant.ExpiresAt <= now)
        {
            return KeyErrors.Expired(id);
        }

        // Read again where nothing changes it meanwhile, so that of two changes neither undoes the other.
        var changed = await database.WriteAsync(caller.Account.Value, async session =>
            await KeyStore.FindAsync(session, caller.Account, id, now) is { } current
                ? await KeyStore.ChangeAsync(session, current, request.Change(current.Grant, models), now)
                : null);
        return changed is null ? KeyErrors.NoSuchKey(id) : TypedResults.Ok(KeySummary.Of(changed));
    }
}
