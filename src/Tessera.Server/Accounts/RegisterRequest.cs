using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>A new account.</summary>
internal sealed record RegisterRequest : IRequestBody<RegisterRequest>
{
    [StringLength(EmailAddress.Longest, MinimumLength = EmailAddress.Shortest)]
    [Email]
    public required string Email { get; init => field = EmailAddress.Normalise(value); }

    [StringLength(Passwords.Longest, MinimumLength = Passwords.Shortest)]
    [Untrimmed]
    public required string Password { get; init; }

    /// <summary>A name to show; the part of the address before @ when absent.</summary>
    [StringLength(AccountErrors.LongestUsername, MinimumLength = 1)]
    public string? Username { get; init; }
}
