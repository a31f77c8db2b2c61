using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>
/// <c>GET workspaces/{id}/service-accounts</c>, <c>admin service-account list</c>: lists the service accounts of a workspace that
/// are not revoked.
/// </summary>
internal static class ListServiceAccounts
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(string id, ServiceAccountStore accounts, WorkspaceStore workspaces) =>
        Guid.TryParse(id, out var uuid) && await workspaces.FindAsync(uuid.ToString()) is { } workspace
            ? TypedResults.Ok(new Page([.. (await accounts.ListAsync(workspace.Id)).Select(account => new ServiceAccountRow(account.ClientId, account.Name, account.CreatedAt))]))
            : AdminErrors.NoSuchWorkspace(id);

    internal sealed record ServiceAccountRow(string ClientId, string Name, DateTimeOffset CreatedAt);

    internal sealed record Page(IReadOnlyList<ServiceAccountRow> Items);
}
