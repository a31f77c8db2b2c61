using Tessera.Server.Catalog;

namespace Tessera.Server.Providers;

/// <summary>
/// The routes whose models their providers soon withdraw, or have withdrawn by their announcement. Providers postpone such
/// days, so that a route is tried beyond its own, and the provider's reply decides.
/// </summary>
internal sealed class EndingRoutes(ModelCatalog catalog, ProviderRoster roster, TimeProvider time)
{
    /// <summary>From when on an operator is warned.</summary>
    public const int DaysBefore = 30;

    /// <summary>Of the models of the catalogue that a credential serves.</summary>
    public IReadOnlyList<EndingRoute> Of(ServingCredential credential)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return
        [
            .. from model in catalog.All
               where credential.Makes(model)
               from route in model.Routes
               where route.Provider == credential.Provider.Name
               let ends = route.Ends ?? DateOnly.MaxValue
               where ends <= today.AddDays(DaysBefore)
               select new EndingRoute(model.Slug, route.Provider, route.Model, ends, ends < today),
        ];
    }

    /// <summary>Of every credential there is, each route once.</summary>
    public IReadOnlyList<EndingRoute> All() => [.. roster.Now.All.SelectMany(Of).Distinct()];
}
