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
        .. from model in catalog.All
           where serving.Makes(model)
           from route in model.Routes
           where route.Provider == serving.Provider.Name
           from form in route.Forms
           where !HasOwnWorkflow(form)
           group (model.Slug, route.Ends) by form.Model into same
           select new RoutedModel(same.Key, [.. same.Select(route => route.Slug).Distinct()], same.Min(route => route.Ends)),
    ];

    /// <summary>The provider's models that routes name, whether the credential serves them or not.</summary>
    public static IReadOnlySet<string> Named(ModelCatalog catalog, ServingCredential serving) => catalog.All
        .SelectMany(model => model.Routes)
        .Where(route => route.Provider == serving.Provider.Name)
        .SelectMany(route => route.Forms)
        .Select(form => form.Model)
        .ToHashSet(StringComparer.Ordinal);

    // ComfyUI runs the route's graph then, and never reads the model's name.
    private static bool HasOwnWorkflow(ProviderRoute route) => route.Mapping.Options.GetValueOrDefault("workflow") is OptionMapping.Constant;
}
