using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary><c>GET workspaces</c>: a page of the workspaces, oldest first.</summary>
internal static class FindWorkspaces
{
    public static async Task<Results<Ok<Paged<WorkspaceRow>>, ApiError>> Handle(
        WorkspacesQuery query, WorkspaceStore workspaces, AccountStore accounts, TimeProvider time)
    {
        var member = query.Account is null ? null : await accounts.FindByReferenceAsync(query.Account);
        if (query.Account is { } reference && member is null)
        {
            return AdminErrors.NoSuchAccount(reference);
        }

        var now = time.GetUtcNow();
        var (found, total) = await workspaces.ListAsync(member?.Id, query.Skipped, query.Limit);
        return TypedResults.Ok(Paged<WorkspaceRow>.Of([.. found.Select(workspace => WorkspaceRow.Of(workspace, now))], total, query));
    }

    internal sealed record WorkspacesQuery : PagedQuery, IRequestQuery<WorkspacesQuery>
    {
        /// <summary>Only workspaces of which this account is a member: its number or email.</summary>
        [StringLength(EmailAddress.MaxLength, MinimumLength = 1)]
        public string? Account { get; init; }
    }
}
