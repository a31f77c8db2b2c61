using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>
/// The routes to models that their providers retire soon, or have retired by their announcement. Providers postpone such
/// dates, so a route is still tried after its own, and the provider's reply decides.
/// </summary>
internal sealed class EndingRoutes(ModelCatalog catalog, ProviderRoster roster, TimeProvider time)
{
    /// <summary>How many days before the end the operator is warned.</summary>
    public const int DaysBefore = 30;

    /// <summary>Of the models of the catalogue that a credential serves.</summary>
    public IReadOnlyList<EndingRoute> Of(ServingCredential credential)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            .. from found in credential.RoutesIn(catalog)
               let ends = found.Route.Ends ?? DateOnly.MaxValue
               where credential.Makes(found.Model) && ends <= today.AddDays(DaysBefore)
               select new EndingRoute(found.Model.Slug, found.Route.Provider, found.Route.Model, ends, ends < today),
        ];
    }

    /// <summary>Of every credential there is, each route once.</summary>
    public IReadOnlyList<EndingRoute> All() => [.. roster.Now.All.SelectMany(Of).Distinct()];
}
