using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary>
/// <c>POST /api/v2/keys/{id}/rotate</c>: creates a key with the same rights and a new secret. The old one remains valid for
/// <c>overlap_hours</c>, so that clients can be switched over without an outage.
/// </summary>
internal static class RotateKey
{
    public static async Task<Results<Ok<KeyCreated>, ApiError>> Handle(
        long id, RotateKeyRequest request, Caller caller, KeyStore keys, IdempotentWrites writes, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (await keys.FindAsync(caller.Account, id, now) is not { } old)
        {
            return KeyErrors.NoSuchKey(id);
        }

        if (await KeyRights.MissingAsync(caller, old.Grant, keys, now) is { } forbidden)
        {
            return forbidden;
        }

        if (old.Grant.ExpiresAt <= now)
        {
            return KeyErrors.Expired(id);
        }

        var secret = ApiKeyFormat.New(old.Grant.IsTest);
        var end = now.AddHours(request.OverlapHours);
        var rotated = await writes.WriteAsync<Ok<KeyCreated>>(
            async session => await TryRotateAsync(session, old, secret, end, now) is { } added
                ? TypedResults.Ok(KeyCreated.Of(added, secret) with { Replaces = new(id, old.Grant.ExpiresAt < end ? old.Grant.ExpiresAt.Value : end) })
                : KeyErrors.TooMany());
        return rotated.IsError ? rotated.Error : rotated.Value;
    }

    private static async Task<StoredKey?> TryRotateAsync(Session session, StoredKey old, string secret, DateTimeOffset end, DateTimeOffset now)
    {
        if (await CreateKey.TryAddAsync(session, old.Account, old.Grant, secret, now) is not { } added)
        {
            return null;
        }

        await KeyStore.ExpireAsync(session, old.Id, end);
        await KeyStore.InheritBudgetAsync(session, old.Id, added.Id);
        return added with { BudgetUsed = old.BudgetUsed };
    }
}
