using Tessera.Server.Ledger;

namespace Tessera.Server.Audit;

/// <summary>What an administrative act did to what.</summary>
/// <param name="Act">One of <see cref="AuditActs"/>.</param>
/// <param name="Target">What it changed.</param>
internal sealed record AuditEntry(string Act, string Target)
{
    /// <summary>The members that the act changed, as they were; never a secret.</summary>
    public object? Before { get; init; }

    /// <summary>The same members afterwards.</summary>
    public object? After { get; init; }

    public static AuditEntry OfAccount(string act, AccountId account) => new(act, $"account {account}");
}
