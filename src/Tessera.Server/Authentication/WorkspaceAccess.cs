using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>Determines which workspaces a caller may act in.</summary>
internal sealed class WorkspaceAccess(WorkspaceStore workspaces)
{
    /// <summary>The caller within the workspace that <c>x-workspace-id</c> names.</summary>
    public async Task<Result<WorkspaceCaller>> EnterAsync(HttpRequest request, Caller caller)
    {
        if (request.Headers[WorkspaceErrors.Header].ToString() is not { Length: > 0 } named)
        {
            return WorkspaceErrors.MissingWorkspace();
        }

        return Guid.TryParse(named, out var id) && await EnterAsync(caller, id.ToString()) is { } entered
            ? entered.Workspace.IsSuspended ? CredentialErrors.Suspended() : entered
            : WorkspaceErrors.NoSuchWorkspace();
    }

    /// <summary>The caller within this workspace; null when the caller is not a member of it.</summary>
    public async Task<WorkspaceCaller?> EnterAsync(Caller caller, string publicId)
    {
        if (caller.ServiceAccountWorkspace is { } own)
        {
            return own.PublicId == publicId ? new WorkspaceCaller(own, caller, caller.Account) : null;
        }

        return await workspaces.FindAsync(caller.Account, publicId) is { Workspace: var workspace }
            ? new WorkspaceCaller(workspace, caller with { Account = workspace.Account, Member = (caller.Account, publicId) }, caller.Account)
            : null;
    }
}
