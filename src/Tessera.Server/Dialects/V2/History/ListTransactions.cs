using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;

namespace Tessera.Server.Dialects.V2.History;

/// <summary><c>GET /api/v2/user/transactions</c>: every line of the account's ledger, newest first.</summary>
internal static class ListTransactions
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(CursorQuery query, Caller caller, LedgerStore ledger)
    {
        var limit = query.Limit;
        // One more than requested shows whether there is another page.
        var lines = await ledger.ListAsync(caller.Account, query.Before, limit + 1);
        var items = lines.Take(limit).Select(Transaction.Of).ToList();
        return TypedResults.Ok(new Page(items, lines.Count > limit ? PageCursorAttribute.ToText(items[^1].Id) : null));
    }

    /// <param name="Items">Newest first.</param>
    /// <param name="NextCursor">The <c>cursor</c> of the next, older page; null on the last one.</param>
    internal sealed record Page(IReadOnlyList<Transaction> Items, string? NextCursor);

    /// <summary>A ledger line: which tokens moved, and why.</summary>
    /// <param name="Id">Its number; grows with time.</param>
    /// <param name="At">When.</param>
    /// <param name="Kind"><c>grant</c>, <c>expire</c>, <c>hold</c> (a generation starts) or <c>settle</c> (it ended).</param>
    /// <param name="Amount">Change of <c>token_balance</c>: <c>plan_tokens</c> + <c>bonus_tokens</c>.</param>
    /// <param name="PlanTokens">Change of the plan's tokens.</param>
    /// <param name="BonusTokens">Change of pack tokens.</param>
    /// <param name="HeldTokens">Change of held tokens.</param>
    /// <param name="Spent">Tokens charged by this line.</param>
    /// <param name="GenerationId">The generation it belongs to, as an integer.</param>
    /// <param name="Reason">The reason, as text.</param>
    internal sealed record Transaction(
        long Id,
        DateTimeOffset At,
        string Kind,
        long Amount,
        long PlanTokens,
        long BonusTokens,
        long HeldTokens,
        long Spent,
        long? GenerationId,
        string Reason)
    {
        public static Transaction Of(JournalLine line) => new(
            line.Id, line.At, line.Kind.ToWire(), line.Plan + line.Pack, line.Plan, line.Pack, line.Held, line.Revenue, line.Generation, line.Reason);
    }
}
