using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin;

/// <summary><c>admin workspace add-member</c> and <c>remove-member</c>: who may make pictures for the owner's tokens.</summary>
internal static class SetWorkspaceMember
{
    public static async Task<Results<NoContent, ApiError>> HandleAdd(HttpContext context, WorkspaceStore workspaces, WorkspaceReference references)
    {
        var asked = await ReadAsync(context, references, "workspace", "account", "role");
        if (asked.IsError)
        {
            return asked.Error;
        }

        var (workspace, account, role) = asked.Value;
        return await workspaces.SetMemberAsync(workspace.Id, account.Id, role) ? TypedResults.NoContent() : ManageMembers.OwnerStays();
    }

    public static async Task<Results<NoContent, ApiError>> HandleRemove(HttpContext context, WorkspaceStore workspaces, WorkspaceReference references)
    {
        var asked = await ReadAsync(context, references, "workspace", "account");
        if (asked.IsError)
        {
            return asked.Error;
        }

        var (workspace, account, _) = asked.Value;
        return workspace.Account == account.Id
            ? ManageMembers.OwnerStays()
            : await workspaces.RemoveMemberAsync(workspace.Id, account.Id) ? TypedResults.NoContent() : NotIn(account);
    }

    private static async Task<OrError<Member>> ReadAsync(HttpContext context, WorkspaceReference references, params IReadOnlyList<string> known)
    {
        var (body, malformed) = await StrictJson.ReadObjectAsync(context);
        if (malformed is not null)
        {
            return malformed;
        }

        var members = new JsonMembers(body, known);
        var (id, reference) = (WorkspaceReference.Read(members), members.RequiredText("account", 1, Emails.Longest));
        var role = members.Text("role", 1, 20) ?? WorkspaceRoles.Member;
        if (!WorkspaceRoles.Given.Contains(role))
        {
            members.Refuse("role", $"`role` is \"{role}\"; allowed are {string.Join(", ", WorkspaceRoles.Given)}.", WorkspaceRoles.Given);
        }

        if (members.Error is { } invalid)
        {
            return invalid;
        }

        var workspace = await references.FindAsync(id);
        var account = await references.FindAccountAsync(reference);
        return workspace.IsError ? workspace.Error : account.IsError ? account.Error : new Member(workspace.Value, account.Value, role);
    }

    private static ApiError NotIn(Account account) => ApiErrors.NotFound(
        $"Account {account.Id} is not in this workspace.", $"Аккаунт {account.Id} не состоит в этом рабочем пространстве.");

    private sealed record Member(Workspace Workspace, Account Account, string Role);
}
