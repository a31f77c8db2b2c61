using Tessera.Server.Ledger;

namespace Tessera.Server.Authentication;

/// <summary>What a presented key may do, without its secret.</summary>
/// <param name="Id">The key's ID.</param>
/// <param name="Account">The account that owns the key.</param>
/// <param name="IsTest">An <c>nb_test_</c> key: sandbox only, spends nothing.</param>
/// <param name="Scopes">What it may be used for; empty is everything.</param>
/// <param name="Models">The models it may use; empty is all.</param>
/// <param name="MonthlyBudget">Tokens it may spend per calendar month (UTC); null is unlimited.</param>
internal sealed record ApiKey(
    long Id,
    AccountId Account,
    bool IsTest,
    IReadOnlyList<string> Scopes,
    IReadOnlyList<string> Models,
    long? MonthlyBudget)
{
    /// <summary>The hash under which the key is looked up again.</summary>
    public ApiKeyHash Hash { get; init; }
}
