using Tessera.Server.Authentication;
using Tessera.Server.Dialects.Shared.Members;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary>The workspaces of which the caller's account is a member, and what it may do in each.</summary>
internal sealed class OwnWorkspaces(WorkspaceStore workspaces, WorkspaceRights rights)
{
    /// <summary>A workspace in which the caller's account is a member, with its role there.</summary>
    public async Task<Result<WorkspaceStore.Membership>> FindAsync(Caller caller, string id) =>
        Guid.TryParse(id, out var uuid) && await workspaces.FindAsync(caller.Account, uuid.ToString()) is { } own ? own : NoSuchWorkspace(id);

    /// <summary>The same for a change, which its owner may make and, where <paramref name="admins"/>, its admins.</summary>
    public async Task<Result<WorkspaceStore.Membership>> ManageAsync(Caller caller, string id, bool admins)
    {
        var own = await FindAsync(caller, id);
        return !own.IsError && await rights.MissingAsync(caller, own.Value, admins) is { } refusal ? refusal : own;
    }

    private static ApiError NoSuchWorkspace(string id) => ApiErrors.NotFound(
        $"There is no workspace '{id}', or you are not in it; GET /api/v2/workspaces lists yours.",
        $"Рабочего пространства «{id}» нет или вы в нём не состоите; список: GET /api/v2/workspaces.");
}
