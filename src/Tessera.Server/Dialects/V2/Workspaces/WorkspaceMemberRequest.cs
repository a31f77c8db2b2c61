using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Accounts;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>An account to add to a workspace, or a member whose role changes.</summary>
internal sealed record WorkspaceMemberRequest : IRequestBody<WorkspaceMemberRequest>
{
    /// <summary>The email of an existing account.</summary>
    [StringLength(EmailAddress.MaxLength, MinimumLength = EmailAddress.MinLength)]
    [Email]
    public required string Email { get; init => field = EmailAddress.Normalise(value); }

    /// <summary>An admin adds and removes members.</summary>
    [AllowedValues(WorkspaceRoles.Admin, WorkspaceRoles.Member)]
    [DefaultValue(WorkspaceRoles.Member)]
    public string Role { get; init; } = WorkspaceRoles.Member;
}
