namespace Tessera.Server.Ledger;

/// <summary>What a process asks to be lent of a wallet.</summary>
/// <param name="Loan">Its number, drawn at random.</param>
/// <param name="IsMore">Whether it is added to what that loan has left, rather than a new loan.</param>
/// <param name="Account">Whose wallet.</param>
/// <param name="Plan">The plan with these limits.</param>
/// <param name="Limits">The limits of that plan, within which the requests must be.</param>
/// <param name="Tokens">How many tokens, at least 0.</param>
/// <param name="Requests">How many requests, at least 1.</param>
internal sealed record LoanRequest(
    long Loan, bool IsMore, AccountId Account, string Plan, HoldRequest.PlanLimits Limits, long Tokens, long Requests);
