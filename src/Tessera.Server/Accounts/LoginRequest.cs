using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>Email and password.</summary>
internal sealed record LoginRequest : IRequestBody<LoginRequest>
{
    [StringLength(Emails.Longest, MinimumLength = 1)]
    public required string Email { get; init => field = Emails.Normalise(value); }

    [StringLength(Passwords.Longest)]
    [Untrimmed]
    public required string Password { get; init; }
}
