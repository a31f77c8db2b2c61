using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Shared.Members;

/// <summary>Adds members to a workspace and removes them, for its owner and admins, in every dialect that has workspaces.</summary>
internal sealed class ChangeMembers(WorkspaceRights rights, WorkspaceStore workspaces, AccountStore accounts)
{
    /// <summary>Adds an account, which may then spend the owner's tokens on images, or changes its role.</summary>
    public async Task<Result<WorkspaceMember>> SetAsync(Caller caller, WorkspaceStore.Membership own, string email, string role)
    {
        if (await rights.MissingAsync(caller, own, admins: true) is { } refusal)
        {
            return refusal;
        }

        if (await accounts.FindAsync(email) is not { } account)
        {
            return ApiErrors.NotFound($"There is no account with the email {email}.", $"Аккаунта с почтой {email} нет.");
        }

        return await workspaces.SetMemberAsync(own.Workspace.Id, account.Id, role)
            ? new WorkspaceMember(account.Id, account.Email, account.Username, role)
            : WorkspaceErrors.OwnerStays();
    }

    /// <summary>Removes a member; each member may leave. The refusal, or null.</summary>
    public async Task<ApiError?> RemoveAsync(Caller caller, WorkspaceStore.Membership own, AccountId account)
    {
        if (account != caller.Account && await rights.MissingAsync(caller, own, admins: true) is { } refusal)
        {
            return refusal;
        }

        return own.Workspace.Account == account ? WorkspaceErrors.OwnerStays()
            : await workspaces.RemoveMemberAsync(own.Workspace.Id, account) ? null
            : WorkspaceErrors.NotAMember(account);
    }
}
