using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Accounts;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces.Members;

/// <summary>An account to add to a workspace.</summary>
internal sealed record AddMemberRequest : IRequestBody<AddMemberRequest>
{
    /// <summary>The email of an existing account.</summary>
    [StringLength(EmailAddress.MaxLength, MinimumLength = EmailAddress.MinLength)]
    [Email]
    public required string Email { get; init => field = EmailAddress.Normalise(value); }

    /// <summary>What it may do: an admin adds and removes members.</summary>
    [WorkspaceRole]
    [DefaultValue("MEMBER")]
    public string Role { get; init; } = "";
}
