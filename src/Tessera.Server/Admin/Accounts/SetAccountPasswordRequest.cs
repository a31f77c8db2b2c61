using System.ComponentModel.DataAnnotations;
using Tessera.Server.Accounts;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Accounts;

/// <summary>The new password of an account.</summary>
internal sealed record SetAccountPasswordRequest : IRequestBody<SetAccountPasswordRequest>
{
    [StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
    [Untrimmed]
    public required string Password { get; init; }
}
