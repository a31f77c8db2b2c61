using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Keys;

/// <summary>
/// <c>POST /api/v2/keys/{id}/rotate</c>: a new secret with the same rights. The old one works on for
/// <c>overlap_hours</c>, so that programs can be changed over without an outage.
/// </summary>
internal static class RotateKey
{
    private const long DefaultOverlap = 24;
    private const long LongestOverlap = 30 * 24;

    public static async Task<Results<Ok<KeyCreated>, ApiError>> Handle(
        long id, HttpContext context, Caller caller, KeyStore keys, Database database, TimeProvider time)
    {
        var (body, malformed) = await JsonMembers.ReadOptionalAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, "overlap_hours");
        var overlap = TimeSpan.FromHours(members.Whole("overlap_hours", 0, LongestOverlap) ?? DefaultOverlap);
        if (members.Error is { } invalid)
        {
            return invalid;
        }

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
            return KeyErrors.RotatesNoMore(id);
        }

        var secret = KeyText.New(old.Grant.IsTest);
        var end = now.Add(overlap);
        var added = await database.WriteAsync(session => TryRotateAsync(session, old, secret, end, now));
        return added is null
            ? KeyErrors.TooMany()
            : TypedResults.Ok(KeyCreated.Of(added, secret) with { Replaces = new(id, old.Grant.ExpiresAt < end ? old.Grant.ExpiresAt.Value : end) });
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
