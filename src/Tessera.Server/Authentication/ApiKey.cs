using Tessera.Server.Ledger;

namespace Tessera.Server.Authentication;

/// <summary>What a presented key may do; the secret itself is nowhere.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Account">Whose key.</param>
/// <param name="IsTest">An <c>nb_test_</c> key: sandbox only, spends nothing.</param>
/// <param name="Scopes">What it may be used for; empty is everything.</param>
/// <param name="Models">The models it may use; empty is all.</param>
/// <param name="MonthlyBudget">Tokens it may spend a calendar month (UTC); null without a limit.</param>
internal sealed record ApiKey(
    long Id,
    AccountId Account,
    bool IsTest,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Models,
    long? MonthlyBudget)
{
    /// <summary>By which it is read again.</summary>
    public ApiKeyHash Hash { get; init; }
}
