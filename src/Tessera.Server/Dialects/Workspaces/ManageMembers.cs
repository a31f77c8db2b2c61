using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>
/// <c>/api/workspace-service/v1/workspaces/{id}/members</c>: the members of a workspace. All of them see that; its owner and
/// admins add and remove, and each may leave.
/// </summary>
internal static class ManageMembers
{
    public static async Task<Results<Ok<Paged.Page<MemberEntry>>, ApiError>> HandleList(
        string id, PageQuery query, Caller caller, WorkspaceStore workspaces)
    {
        return await FindAsync(id, caller, workspaces) is { } own
            ? TypedResults.Ok(Paged.Of([.. (await workspaces.ListMembersAsync(own.Workspace.Id)).Select(MemberEntry.Of)], query.Page, query.Size))
            : WorkspaceErrors.NoSuchWorkspace();
    }

    public static async Task<Results<Ok<MemberEntry>, ApiError>> HandleAdd(
        string id, AddMemberRequest request, Caller caller, WorkspaceStore workspaces, AccountStore accounts)
    {
        var role = request.Role.ToLowerInvariant();
        var own = await FindAsync(id, caller, workspaces);
        if (own is null || own.Role == WorkspaceRoles.Member)
        {
            return own is null ? WorkspaceErrors.NoSuchWorkspace() : NeedsAdmin();
        }

        if (await accounts.FindAsync(request.Email) is not { } account)
        {
            return ApiErrors.NotFound($"There is no account with the email {request.Email}.", $"Аккаунта с почтой {request.Email} нет.");
        }

        return await workspaces.SetMemberAsync(own.Workspace.Id, account.Id, role)
            ? TypedResults.Ok(MemberEntry.Of(new(account.Id, account.Email, account.Username, role)))
            : WorkspaceErrors.OwnerStays();
    }

    public static async Task<Results<NoContent, ApiError>> HandleRemove(string id, long accountId, Caller caller, WorkspaceStore workspaces)
    {
        if (await FindAsync(id, caller, workspaces) is not { } own)
        {
            return WorkspaceErrors.NoSuchWorkspace();
        }

        var account = new AccountId(accountId);
        if (own.Role == WorkspaceRoles.Member && account != caller.Account)
        {
            return NeedsAdmin();
        }

        return own.Workspace.Account == account
            ? WorkspaceErrors.OwnerStays()
            : await workspaces.RemoveMemberAsync(own.Workspace.Id, account)
                ? TypedResults.NoContent()
                : ApiErrors.NotFound($"Account {account} is not in this workspace.", $"Аккаунт {account} не состоит в этом рабочем пространстве.");
    }

    // A service account generates images; it neither sees nor changes the members.
    private static async Task<WorkspaceStore.Membership?> FindAsync(string id, Caller caller, WorkspaceStore workspaces) =>
        caller.ServiceAccountWorkspace is null && Guid.TryParse(id, out var named) ? await workspaces.FindAsync(caller.Account, named.ToString()) : null;

    private static ApiError NeedsAdmin() => ApiErrors.Forbidden(
        "Only the workspace's owner and its admins may do this.", "Это могут только владелец рабочего пространства и его администраторы.");

    /// <param name="AccountId">The account's number.</param>
    /// <param name="Email">Its email; the installation's owner may have none.</param>
    /// <param name="Name">Its name.</param>
    /// <param name="Role">OWNER, ADMIN or MEMBER.</param>
    internal sealed record MemberEntry(
        [property: JsonPropertyName("accountId")] long AccountId,
        [property: JsonPropertyName("email")] string? Email,
        [property: JsonPropertyName("name")] string Name,
        [property: JsonPropertyName("role")] string Role)
    {
        public static MemberEntry Of(WorkspaceMember member) =>
            new(member.Account.Value, member.Email, member.Username, member.Role.ToUpperInvariant());
    }
}
