using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>A new account.</summary>
internal sealed record RegisterRequest : IRequestBody<RegisterRequest>
{
    [StringLength(EmailAddress.MaxLength, MinimumLength = EmailAddress.MinLength)]
    [Email]
    public required string Email { get; init => field = EmailAddress.Normalise(value); }

    [StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
    [Untrimmed]
    public required string Password { get; init; }

    /// <summary>The display name; by default the part of the email before the @.</summary>
    [StringLength(AccountErrors.MaxUsernameLength, MinimumLength = 1)]
    [Printable]
    public string? Username { get; init; }
}
