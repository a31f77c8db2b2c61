using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>Email and password.</summary>
internal sealed record LoginRequest : IRequestBody<LoginRequest>
{
    [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
    public required string Email { get; init => field = EmailAddress.Normalise(value); }

    [StringLength(Passwords.MaxLength)]
    [Untrimmed]
    public required string Password { get; init; }
}
