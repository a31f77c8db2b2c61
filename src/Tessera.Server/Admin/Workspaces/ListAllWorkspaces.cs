using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>
/// <c>admin workspace list</c>: lists all workspaces, or those of which an account is a member, including its personal one.
/// </summary>
internal static class ListAllWorkspaces
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(
        string? account, WorkspaceStore workspaces, AccountStore accounts, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (account is null)
        {
            return TypedResults.Ok(new Page([.. (await workspaces.ListAllAsync()).Select(workspace => WorkspaceRow.Of(workspace, now))]));
        }

        return await accounts.FindByReferenceAsync(account) is { } found
            ? TypedResults.Ok(new Page([.. (await workspaces.ListAsync(found.Id)).Select(membership => WorkspaceRow.Of(membership.Workspace, now))]))
            : AdminErrors.NoSuchAccount(account);
    }

    internal sealed record Page(IReadOnlyList<WorkspaceRow> Items);
}
