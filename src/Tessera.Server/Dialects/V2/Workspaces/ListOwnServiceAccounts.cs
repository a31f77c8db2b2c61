using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Workspaces;

/// <summary><c>GET /api/v2/workspaces/{id}/service-accounts</c>: those that are not revoked, for each member.</summary>
internal static class ListOwnServiceAccounts
{
    public static async Task<Results<Ok<Page>, ApiError>> Handle(string id, Caller caller, OwnWorkspaces own, ServiceAccountStore accounts)
    {
        var found = await own.FindAsync(caller, id);
        return found.IsError
            ? found.Error
            : TypedResults.Ok(new Page([.. (await accounts.ListAsync(found.Value.Workspace.Id)).Select(ServiceAccountSummary.Of)]));
    }

    internal sealed record Page(IReadOnlyList<ServiceAccountSummary> Items);
}
