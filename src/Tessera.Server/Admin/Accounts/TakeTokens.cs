using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Ledger;

namespace Tessera.Server.Admin.Accounts;

/// <summary>
/// <c>POST accounts/{account}/take</c>, <c>admin account take</c>: takes back tokens that are available, pack tokens first.
/// </summary>
internal static class TakeTokens
{
    public static async Task<Results<Ok<AccountRow>, ApiError>> Handle(
        string account, TokensRequest request, Actor actor, IdempotentWrites writes, TimeProvider time)
    {
        var now = time.GetUtcNow();
        var taken = await writes.WriteAsync<Ok<AccountRow>>(async session =>
        {
            var found = await ManagedAccount.FindAsync(session, actor, account);
            if (found.IsError)
            {
                return found.Error;
            }

            var id = found.Value.Id;
            if (!await TakeBack.TryRunAsync(session, id, request.Tokens, request.ReasonAfter(TakeBack.Reason), now))
            {
                return AdminErrors.TooFewTokens(request.Tokens, (await LedgerStore.GetWalletAsync(session, id)).Available);
            }

            await AuditLog.RecordAsync(session, actor, AuditEntry.OfAccount(AuditActs.Take, id) with { After = request }, now);
            return TypedResults.Ok(await AccountRows.GetAsync(session, id));
        });
        return taken.IsError ? taken.Error : taken.Value;
    }
}
