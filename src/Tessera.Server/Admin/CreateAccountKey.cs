using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Keys;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin;

/// <summary><c>admin key create</c>: what <c>POST /api/v2/keys</c> does, for any account.</summary>
internal static class CreateAccountKey
{
    public static async Task<Results<Created<KeyCreated>, ApiError>> Handle(
        HttpContext context,
        AccountStore accounts,
        KeysNeedPlan entitled,
        ModelCatalog models,
        Database database,
        TimeProvider time)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var now = time.GetUtcNow();
        var members = new JsonMembers(body, [.. KeyBody.Members, "account"]);
        var reference = members.RequiredText("account", 1, Emails.Longest);
        var grant = KeyBody.Read(members, models, now);
        if (members.Error is { } invalid)
        {
            return invalid;
        }

        if (await accounts.FindByReferenceAsync(reference) is not { } account)
        {
            return AdminErrors.NoSuchAccount(reference);
        }

        if (await entitled.CheckAsync(account.Id, now) is { } unentitled)
        {
            return unentitled;
        }

        var secret = KeyText.New(grant.IsTest);
        var added = await database.WriteAsync(session => CreateKey.TryAddAsync(session, account.Id, grant, secret, now));
        return added is null ? KeyErrors.TooMany() : TypedResults.Created((string?)null, KeyCreated.Of(added, secret));
    }
}
