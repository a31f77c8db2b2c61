using Microsoft.AspNetCore.Identity;

namespace Tessera.Server.Accounts;

/// <summary>Passwords, by ASP.NET Identity's hasher (PBKDF2, versioned).</summary>
internal sealed class Passwords
{
    public const int MinLength = 8;

    // Hashing takes time for every byte, so its length needs a limit.
    public const int MaxLength = 256;

    // The hasher has a parameter for the user, for implementations that need it; this one ignores it.
    private static readonly Account Placeholder = new(default, null, "", IsOwner: false, default);

    private readonly PasswordHasher<Account> _hasher = new();
    private readonly Lazy<string> _placeholderHash;

    public Passwords()
    {
        _placeholderHash = new(() => Hash(Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24))));
    }

    public string Hash(string password) => _hasher.HashPassword(Placeholder, password);

    /// <summary>Whether the password is this account's. Takes as long for no account as for a wrong password.</summary>
    public PasswordVerificationResult Verify(Account? account, string password)
    {
        var result = _hasher.VerifyHashedPassword(Placeholder, account?.PasswordHash ?? _placeholderHash.Value, password);
        return account?.PasswordHash is null ? PasswordVerificationResult.Failed : result;
    }
}
