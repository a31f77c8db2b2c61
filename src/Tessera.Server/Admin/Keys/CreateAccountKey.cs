using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Keys;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Keys;

/// <summary>
/// <c>admin key create</c>: does for any account what <c>POST /api/v2/keys</c> does for the caller. For the operator alone: an
/// administrator could act for another account with such a key.
/// </summary>
internal static class CreateAccountKey
{
    public static async Task<Results<Created<KeyCreated>, ApiError>> Handle(
        Request request, Actor actor, AccountStore accounts, ApiAccessPolicy apiAccess, ModelCatalog models, Database database, TimeProvider time)
    {
        if (await accounts.FindByReferenceAsync(request.Account) is not { } account)
        {
            return AdminErrors.NoSuchAccount(request.Account);
        }

        var now = time.GetUtcNow();
        if (await apiAccess.CheckAsync(account.Id, now) is { } denied)
        {
            return denied;
        }

        var grant = request.ToGrant(models);
        var secret = ApiKeyFormat.New(grant.IsTest);
        var added = await database.WriteAsync(async session =>
        {
            var key = await CreateKey.TryAddAsync(session, account.Id, grant, secret, now);
            if (key is not null)
            {
                var entry = AuditEntry.OfAccount(AuditActs.CreateKey, account.Id) with { After = new { key = key.Id, grant.Name, grant.IsTest } };
                await AuditLog.RecordAsync(session, actor, entry, now);
            }

            return key;
        });
        return added is null ? KeyErrors.TooMany() : TypedResults.Created((string?)null, KeyCreated.Of(added, secret));
    }

    internal sealed record Request : NewKeyRequest, IRequestBody<Request>
    {
        /// <summary>The account's number or email.</summary>
        [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
        public required string Account { get; init; }
    }
}
