using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary>Finds the workspace and the account that an admin call names.</summary>
internal sealed class WorkspaceReference(WorkspaceStore workspaces, AccountStore accounts)
{
    public const int MaxIdLength = 64;

    public async Task<Result<Workspace>> FindAsync(string id) =>
        Guid.TryParse(id, out var uuid) && await workspaces.FindAsync(uuid.ToString()) is { } workspace
            ? workspace
            : ApiErrors.NotFound(
                $"There is no workspace '{id}'; `admin workspace list` shows all.", $"Рабочего пространства «{id}» нет; список: `admin workspace list`.");

    public async Task<Result<Account>> FindAccountAsync(string reference) =>
        await accounts.FindByReferenceAsync(reference) is { } account ? account : AdminErrors.NoSuchAccount(reference);

    public async Task<Result<Member>> FindAsync(MemberRequest request)
    {
        var workspace = await FindAsync(request.Workspace);
        var account = await FindAccountAsync(request.Account);
        return workspace.IsError ? workspace.Error : account.IsError ? account.Error : new Member(workspace.Value, account.Value);
    }

    internal sealed record Member(Workspace Workspace, Account Account);
}
