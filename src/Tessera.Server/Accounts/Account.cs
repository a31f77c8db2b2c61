using Tessera.Server.Authentication;
using Tessera.Server.Ledger;

namespace Tessera.Server.Accounts;

/// <summary>
/// An account's identity; its balances are in its wallet. The email is lower-case and null for an owner who gave none.
/// </summary>
internal sealed record Account(AccountId Id, string? Email, string Username, DateTimeOffset CreatedAt)
{
    /// <summary>The password hash; null for an account that only uses API keys.</summary>
    public string? PasswordHash { get; init; }

    public AccountRole Role { get; init; }

    /// <summary>The language chosen for the console; null follows the browser.</summary>
    public string? Language { get; init; }

    /// <summary>One of <see cref="Themes"/>.</summary>
    public string Theme { get; init; } = Themes.System;

    /// <summary>When the account was suspended; null while it is in use.</summary>
    public DateTimeOffset? SuspendedAt { get; init; }
}
