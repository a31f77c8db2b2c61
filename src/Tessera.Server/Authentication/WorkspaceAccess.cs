using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Authentication;

/// <summary>Determines which workspaces a caller may act in.</summary>
internal sealed class WorkspaceAccess(Authenticator authenticator, WorkspaceStore workspaces)
{
    /// <summary>The check that the middleware makes, for an endpoint that does not take a caller as a parameter.</summary>
    public async Task<Result<WorkspaceCaller>> AuthenticateAsync(HttpContext context, string scope)
    {
        var found = await authenticator.AuthenticateAsync(context, allowsServiceAccounts: true);
        return found.IsError ? found.Error : new CallerRequired(scope).Check(found.Value) is { } forbidden ? forbidden : await EnterAsync(context.Request, found.Value);
    }

    /// <summary>The caller within the workspace that <c>x-workspace-id</c> names.</summary>
    public async Task<Result<WorkspaceCaller>> EnterAsync(HttpRequest request, Caller caller)
    {
        if (request.Headers[WorkspaceErrors.Header].ToString() is not { Length: > 0 } named)
        {
            return WorkspaceErrors.MissingWorkspace();
        }

        return Guid.TryParse(named, out var id) && await EnterAsync(caller, id.ToString()) is { } entered
            ? entered
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
            ? new WorkspaceCaller(workspace, caller with { Account = workspace.Account }, caller.Account)
            : null;
    }
}
