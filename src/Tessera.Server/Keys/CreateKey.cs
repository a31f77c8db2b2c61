using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary><c>POST /api/v2/keys</c>: creates a key and returns its secret, which is shown only this once.</summary>
internal static class CreateKey
{
    /// <summary>The most usable keys that an account can have.</summary>
    public const int MaxKeys = 100;

    public static async Task<Results<Created<KeyCreated>, ApiError>> Handle(
        CreateKeyRequest request,
        Caller caller,
        KeyStore keys,
        ApiAccessPolicy apiAccess,
        ModelCatalog models,
        IdempotentWrites writes,
        TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (await apiAccess.CheckAsync(caller.Account, now) is { } denied)
        {
            return denied;
        }

        var grant = request.ToGrant(models);
        if (await KeyRights.MissingAsync(caller, grant, keys, now) is { } forbidden)
        {
            return forbidden;
        }

        var secret = ApiKeyFormat.New(grant.IsTest);
        var made = await writes.WriteAsync<Created<KeyCreated>>(
            async session => await TryAddAsync(session, caller.Account, grant, secret, now) is { } added
                ? TypedResults.Created($"/api/v2/keys/{added.Id}", KeyCreated.Of(added, secret))
                : KeyErrors.TooMany(),
            created => created.Location);
        return made.IsError ? made.Error : made.Value;
    }

    /// <summary>Adds a key unless the account has reached its maximum.</summary>
    public static async Task<StoredKey?> TryAddAsync(Session session, AccountId account, KeyGrant grant, string secret, DateTimeOffset now) =>
        await KeyStore.CountAsync(session, account, now) < MaxKeys
            ? await KeyStore.AddAsync(session, account, grant, secret, now)
            : null;
}
