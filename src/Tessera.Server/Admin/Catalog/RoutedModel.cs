using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Catalog;

/// <summary>A provider's model that the catalogue's routes name.</summary>
/// <param name="Id">The provider's model ID.</param>
/// <param name="Slugs">The slugs of the catalogue's models that it serves.</param>
/// <param name="Ends">The last day on which the provider serves it, according to a route; null when none has a date.</param>
internal sealed record RoutedModel(string Id, IReadOnlyList<string> Slugs, DateOnly? Ends)
{
    /// <summary>The models that calls with a credential may request.</summary>
    public static IReadOnlyList<RoutedModel> Of(ModelCatalog catalog, ServingCredential serving) =>
    [
        .. from found in serving.RoutesIn(catalog)
           where serving.Makes(found.Model)
           from form in found.Route.Forms
           where !HasOwnWorkflow(form)
           group (found.Model.Slug, found.Route.Ends) by form.Model into same
           select new RoutedModel(same.Key, [.. same.Select(route => route.Slug).Distinct()], same.Min(route => route.Ends)),
    ];

    /// <summary>The provider's models that routes name, whether or not the credential serves them.</summary>
    public static IReadOnlySet<string> Named(ModelCatalog catalog, ServingCredential serving) => serving.RoutesIn(catalog)
        .SelectMany(found => found.Route.Forms)
        .Select(form => form.Model)
        .ToHashSet(StringComparer.Ordinal);

    // ComfyUI then runs the route's graph and ignores the model's name.
    private static bool HasOwnWorkflow(ProviderRoute route) => route.Mapping.Options.GetValueOrDefault("workflow") is OptionMapping.Constant;
}
