using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.RedeemCodes;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.RedeemCodes;

/// <summary><c>DELETE redeem-codes/{id}</c>, <c>admin redeem-code revoke</c>: a code that was not redeemed is refused from now on.</summary>
internal static class RevokeRedeemCode
{
    public static async Task<Results<NoContent, ApiError>> Handle(long id, Actor actor, Database database, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var refusal = await database.WriteAsync<ApiError?>(async session =>
        {
            if (await RedeemCodeStore.LockAsync(session, id) is not { RevokedAt: null } code)
            {
                return AdminErrors.NoSuchRedeemCode(id);
            }

            if (code.RedeemedAt is not null)
            {
                return AdminErrors.RedeemedCode(id, code.Account?.Value ?? 0);
            }

            await RedeemCodeStore.RevokeAsync(session, id, now);
            var entry = new AuditEntry(AuditActs.RevokeRedeemCode, string.Create(CultureInfo.InvariantCulture, $"redeem code {id}")) { Before = new { code.Tokens, code.Note } };
            await AuditLog.RecordAsync(session, actor, entry, now);
            return null;
        });
        return refusal is null ? TypedResults.NoContent() : refusal;
    }
}
