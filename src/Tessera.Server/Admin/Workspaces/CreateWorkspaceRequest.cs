using System.ComponentModel.DataAnnotations;
using Tessera.Server.Accounts;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>A new workspace of an account.</summary>
internal sealed record CreateWorkspaceRequest : IRequestBody<CreateWorkspaceRequest>
{
    /// <summary>The number or email of the account that owns it and pays for its images.</summary>
    [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
    public required string Account { get; init; }

    [StringLength(WorkspaceErrors.MaxNameLength, MinimumLength = 1)]
    [Printable]
    public required string Name { get; init; }
}
