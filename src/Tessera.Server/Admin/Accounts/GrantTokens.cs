using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;

namespace Tessera.Server.Admin.Accounts;

/// <summary><c>POST accounts/{account}/grant</c>, <c>admin account grant --tokens</c>: adds pack tokens, which never expire.</summary>
internal static class GrantTokens
{
    private const string Reason = "granted by the operator";

    public static async Task<Results<Ok<AccountRow>, ApiError>> Handle(
        string account, TokensRequest request, Actor actor, IdempotentWrites writes, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var granted = await writes.WriteAsync<Ok<AccountRow>>(async session =>
        {
            var found = await ManagedAccount.FindAsync(session, actor, account);
            if (found.IsError)
            {
                return found.Error;
            }

            var id = found.Value.Id;
            if (await LedgerStore.TryGrantPackAsync(session, id, request.Tokens, request.ReasonAfter(Reason), now) is null)
            {
                return AdminErrors.TooManyTokens(request.Tokens);
            }

            await AuditLog.RecordAsync(session, actor, AuditEntry.OfAccount(AuditActs.Grant, id) with { After = request }, now);
            return TypedResults.Ok(await AccountRows.GetAsync(session, id));
        });
        return granted.IsError ? granted.Error : granted.Value;
    }
}
