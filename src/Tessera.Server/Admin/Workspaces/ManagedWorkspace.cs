using Tessera.Server.Admin.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Storage;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>A workspace that an administrator acts on, read within the transaction of the act.</summary>
internal static class ManagedWorkspace
{
    /// <summary>The workspace with this ID, if the actor may change its owner's account.</summary>
    public static async Task<Result<Workspace>> FindAsync(Session session, Actor actor, string id)
    {
        return Guid.TryParse(id, out var uuid) && await WorkspaceStore.FindAsync(session, uuid.ToString()) is { } workspace
            ? await CheckAsync(session, actor, workspace)
            : AdminErrors.NoSuchWorkspace(id);
    }

    /// <summary>The workspace of a service account, if the actor may change its owner's account.</summary>
    public static async Task<Result<Workspace>> FindAsync(Session session, Actor actor, WorkspaceId id) => await CheckAsync(
        session, actor, await WorkspaceStore.FindAsync(session, id) ?? throw new InvalidOperationException($"Workspace {id} is gone."));

    public static AuditEntry Entry(string act, Workspace workspace) => new(act, $"workspace {workspace.PublicId}");

    private static async Task<Result<Workspace>> CheckAsync(Session session, Actor actor, Workspace workspace)
    {
        var owner = await ManagedAccount.FindAsync(session, actor, workspace.Account.ToString());
        return owner.IsError ? owner.Error : workspace;
    }
}
