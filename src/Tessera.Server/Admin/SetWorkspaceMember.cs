using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin workspace add-member</c> and <c>remove-member</c>: the accounts that may spend the owner's tokens on images.</summary>
internal static class SetWorkspaceMember
{
    public static async Task<Results<NoContent, ApiError>> HandleAdd(AddRequest request, WorkspaceStore workspaces, WorkspaceReference references)
    {
        var found = await FindAsync(request, references);
        if (found.IsError)
        {
            return found.Error;
        }

        return await workspaces.SetMemberAsync(found.Value.Workspace.Id, found.Value.Account.Id, request.Role)
            ? TypedResults.NoContent()
            : WorkspaceErrors.OwnerStays();
    }

    public static async Task<Results<NoContent, ApiError>> HandleRemove(RemoveRequest request, WorkspaceStore workspaces, WorkspaceReference references)
    {
        var found = await FindAsync(request, references);
        if (found.IsError)
        {
            return found.Error;
        }

        var (workspace, account) = found.Value;
        return workspace.Account == account.Id
            ? WorkspaceErrors.OwnerStays()
            : await workspaces.RemoveMemberAsync(workspace.Id, account.Id) ? TypedResults.NoContent() : NotIn(account);
    }

    private static async Task<Result<Member>> FindAsync(MemberRequest request, WorkspaceReference references)
    {
        var workspace = await references.FindAsync(request.Workspace);
        var account = await references.FindAccountAsync(request.Account);
        return workspace.IsError ? workspace.Error : account.IsError ? account.Error : new Member(workspace.Value, account.Value);
    }

    private static ApiError NotIn(Account account) => ApiErrors.NotFound(
        $"Account {account.Id} is not in this workspace.", $"Аккаунт {account.Id} не состоит в этом рабочем пространстве.");

    private sealed record Member(Workspace Workspace, Account Account);

    internal abstract record MemberRequest
    {
        [StringLength(WorkspaceReference.MaxIdLength, MinimumLength = 1)]
        public required string Workspace { get; init; }

        /// <summary>An account's number, or its email.</summary>
        [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
        public required string Account { get; init; }
    }

    internal sealed record AddRequest : MemberRequest, IRequestBody<AddRequest>
    {
        [AllowedValues(WorkspaceRoles.Admin, WorkspaceRoles.Member)]
        public string Role { get; init; } = WorkspaceRoles.Member;
    }

    internal sealed record RemoveRequest : MemberRequest, IRequestBody<RemoveRequest>;
}
