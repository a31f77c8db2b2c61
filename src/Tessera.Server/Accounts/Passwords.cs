using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Tessera.Server.Accounts;

/// <summary>Hashes and verifies passwords with ASP.NET Identity's hasher (PBKDF2, versioned).</summary>
internal sealed class Passwords
{
    public const int MinLength = 8;

    // Hashing time grows with the length, so the length is limited.
    public const int MaxLength = 256;

    // The hasher takes a user for custom implementations; this one ignores it.
    private static readonly Account Placeholder = new(default, null, "", default);

    private readonly PasswordHasher<Account> _hasher;
    private readonly Lazy<string> _placeholderHash;

    public Passwords(IOptions<PasswordHasherOptions> options)
    {
        _hasher = new(options);
        _placeholderHash = new(() => Hash(Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(24))));
    }

    public string Hash(string password) => _hasher.HashPassword(Placeholder, password);

    /// <summary>Whether the password matches the account's. Takes the same time when there is no such account.</summary>
    public PasswordVerificationResult Verify(Account? account, string password)
    {
        var result = _hasher.VerifyHashedPassword(Placeholder, account?.PasswordHash ?? _placeholderHash.Value, password);
        return account?.PasswordHash is null ? PasswordVerificationResult.Failed : result;
    }
}
