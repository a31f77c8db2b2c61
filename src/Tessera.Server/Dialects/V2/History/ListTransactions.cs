using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Ledger;
using Tessera.Server.RedeemCodes;

namespace Tessera.Server.Dialects.V2.History;

/// <summary><c>GET /api/v2/user/transactions</c>: every line of the account's ledger, newest first.</summary>
internal static class ListTransactions
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(CursorQuery query, Caller caller, LedgerStore ledger)
    {
        var limit = query.Limit;
        // One more than requested shows whether there is another page.
        var (lines, now) = await ledger.ListAsync(caller.Account, query.Before, limit + 1);
        // The cursor carries the balance on: adding it up would read every newer line.
        var balance = query.Cursor is { } cursor ? PageCursorAttribute.ParseNumber(cursor) : now;
        var items = new List<Transaction>(limit);
        foreach (var line in lines.Take(limit))
        {
            items.Add(Transaction.Of(line, balance));
            balance -= line.Plan + line.Pack;
        }

        var next = lines.Count <= limit ? null
            : balance is { } rest ? PageCursorAttribute.ToText(items[^1].Id, rest)
            : PageCursorAttribute.ToText(items[^1].Id);
        return TypedResults.Ok(new Page(items, next));
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
    /// <param name="ReasonCode">
    /// The reason in one of these: <c>granted</c>, <c>redeemed</c>, <c>taken_back</c>, <c>plan_started</c>, <c>plan_ended</c>, <c>held</c>, <c>completed</c>,
    /// <c>failed</c>, <c>canceled</c>.
    /// </param>
    /// <param name="ErrorCode">Why the generation failed; null for other lines.</param>
    /// <param name="Model">The model of the generation.</param>
    /// <param name="BalanceAfter">What <c>token_balance</c> was after this line; null after a cursor of an earlier version.</param>
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
        string Reason,
        string ReasonCode,
        string? ErrorCode,
        string? Model,
        long? BalanceAfter)
    {
        private const string Failed = "failed: ";

        public static Transaction Of(JournalLine line, long? balance) => new(
            line.Id,
            line.At,
            line.Kind.ToWire(),
            line.Plan + line.Pack,
            line.Plan,
            line.Pack,
            line.Held,
            line.Revenue,
            line.Generation,
            line.Reason,
            CodeOf(line),
            line.Kind is JournalKind.Settle && line.Reason.StartsWith(Failed, StringComparison.Ordinal) ? line.Reason[Failed.Length..] : null,
            line.Model,
            balance);

        private static string CodeOf(JournalLine line) => line switch
        {
            { Kind: JournalKind.Hold } => "held",
            { Kind: JournalKind.Expire } when line.Reason.StartsWith(TakeBack.Reason, StringComparison.Ordinal) => "taken_back",
            { Kind: JournalKind.Expire } => "plan_ended",
            { Kind: JournalKind.Grant, Plan: > 0 } => "plan_started",
            { Kind: JournalKind.Grant } => line.Reason.StartsWith(VerifyRedeemCodes.Reason, StringComparison.Ordinal) ? "redeemed" : "granted",
            { Reason: "canceled" } => "canceled",
            _ => line.Reason.StartsWith(Failed, StringComparison.Ordinal) ? "failed" : "completed",
        };
    }
}
