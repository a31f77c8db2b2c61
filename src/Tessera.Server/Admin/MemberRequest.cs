using System.ComponentModel.DataAnnotations;
using Tessera.Server.Accounts;

namespace Tessera.Server.Admin;

/// <summary>A workspace and an account, as the operator names them.</summary>
internal abstract record MemberRequest
{
    [StringLength(WorkspaceReference.MaxIdLength, MinimumLength = 1)]
    public required string Workspace { get; init; }

    /// <summary>The account's number or email.</summary>
    [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
    public required string Account { get; init; }
}
