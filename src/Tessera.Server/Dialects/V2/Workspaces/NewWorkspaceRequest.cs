using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>A new workspace, or a new service account.</summary>
internal sealed record NewWorkspaceRequest : IRequestBody<NewWorkspaceRequest>
{
    /// <summary>A name of your choice.</summary>
    [StringLength(WorkspaceErrors.MaxNameLength, MinimumLength = 1)]
    [Printable]
    public required string Name { get; init; }
}
