using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>A provider's model that routes of the catalogue name.</summary>
/// <param name="Id">The provider's own name of it.</param>
/// <param name="Slugs">The models of the catalogue that it serves.</param>
/// <param name="Ends">The last day on which the provider serves it, as a route says; null where none does.</param>
internal sealed record RoutedModel(string Id, IReadOnlyList<string> Slugs, DateOnly? Ends)
{
    /// <summary>Those that calls with a credential may ask for.</summary>
    public static IReadOnlyList<RoutedModel> Of(ModelCatalog catalog, ServingCredential serving) =>
    [
        .. from found in serving.RoutesIn(catalog)
           where serving.Makes(found.Model)
           from form in found.Route.Forms
           where !HasOwnWorkflow(form)
           group (found.Model.Slug, found.Route.Ends) by form.Model into same
           select new RoutedModel(same.Key, [.. same.Select(route => route.Slug).Distinct()], same.Min(route => route.Ends)),
    ];

    /// <summary>The provider's models that routes name, whether the credential serves them or not.</summary>
    public static IReadOnlySet<string> Named(ModelCatalog catalog, ServingCredential serving) => serving.RoutesIn(catalog)
        .SelectMany(found => found.Route.Forms)
        .Select(form => form.Model)
        .ToHashSet(StringComparer.Ordinal);

    // ComfyUI runs the route's graph then, and never reads the model's name.
    private static bool HasOwnWorkflow(ProviderRoute route) => route.Mapping.Options.GetValueOrDefault("workflow") is OptionMapping.Constant;
}
