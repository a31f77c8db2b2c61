using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>The old and the new password.</summary>
internal sealed record ChangePasswordRequest : IRequestBody<ChangePasswordRequest>
{
    [StringLength(Passwords.MaxLength)]
    [Untrimmed]
    public required string Current { get; init; }

    [StringLength(Passwords.MaxLength, MinimumLength = Passwords.MinLength)]
    [Untrimmed]
    public required string New { get; init; }
}
