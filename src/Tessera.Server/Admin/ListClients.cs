using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Admin;

/// <summary><c>admin service-account list</c>: lists the service accounts of a workspace that are not revoked.</summary>
internal static class ListClients
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(string workspace, ServiceAccountStore clients, WorkspaceReference references)
    {
        var found = await references.FindAsync(workspace);
        return found.IsError
            ? found.Error
            : TypedResults.Ok(new Page([.. (await clients.ListAsync(found.Value.Id)).Select(client => new ClientRow(client.ClientId, client.Name, client.CreatedAt))]));
    }

    internal sealed record ClientRow(string ClientId, string Name, DateTimeOffset CreatedAt);

    internal sealed record Page(IReadOnlyList<ClientRow> Items);
}
