using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary><c>GET providers</c>, <c>admin provider list</c>: lists all credentials: stored, configured and from the environment.</summary>
internal static class ListProviders
{
    public static async Task<Ok<Page>> Handle(ProviderRoster roster, EndingRoutes endings, ModelCatalog catalog, CancellationToken ct)
    {
        await roster.ReloadAsync(ct);
        return TypedResults.Ok(new Page([.. roster.Now.All.Select(serving => ProviderRow.Of(serving, endings, catalog))]));
    }

    internal sealed record Page(IReadOnlyList<ProviderRow> Items);
}
