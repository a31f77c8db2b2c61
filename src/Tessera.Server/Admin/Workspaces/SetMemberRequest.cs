using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Accounts;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>An account to add to a workspace, or a member whose role changes.</summary>
internal sealed record SetMemberRequest : IRequestBody<SetMemberRequest>
{
    /// <summary>The account's number or email.</summary>
    [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
    public required string Account { get; init; }

    /// <summary>An admin of a workspace adds and removes members.</summary>
    [AllowedValues(WorkspaceRoles.Admin, WorkspaceRoles.Member)]
    [DefaultValue(WorkspaceRoles.Member)]
    public string Role { get; init; } = WorkspaceRoles.Member;
}
