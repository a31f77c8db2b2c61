using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Workspaces;

namespace Tessera.Server.Admin.Workspaces;

/// <summary>
/// <c>GET workspaces/{id}/service-accounts</c>, <c>admin service-account list</c>: lists the service accounts of a workspace that
/// are not revoked.
/// </summary>
internal static class ListClients
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(string id, ServiceAccountStore clients, WorkspaceStore workspaces) =>
        Guid.TryParse(id, out var uuid) && await workspaces.FindAsync(uuid.ToString()) is { } workspace
            ? TypedResults.Ok(new Page([.. (await clients.ListAsync(workspace.Id)).Select(client => new ClientRow(client.ClientId, client.Name, client.CreatedAt))]))
            : AdminErrors.NoSuchWorkspace(id);

    internal sealed record ClientRow(string ClientId, string Name, DateTimeOffset CreatedAt);

    internal sealed record Page(IReadOnlyList<ClientRow> Items);
}
