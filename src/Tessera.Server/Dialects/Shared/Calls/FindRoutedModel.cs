using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared.Calls;

/// <summary>
/// Finds a model for the dialect of a vendor that hosts models of many owners. Its clients insist on <c>owner/name</c>: ours are
/// <c>tessera/slug</c>.
/// </summary>
internal sealed class FindRoutedModel(ReadCall calls, ModelCatalog catalog)
{
    public const string Owner = "tessera";

    private const int MostRelatives = 3;

    private const string Prefix = $"{Owner}/";

    /// <summary>The model with a slug of ours, or with the vendor's own ID.</summary>
    /// <param name="name">The slug, with or without our owner, or the ID.</param>
    /// <param name="provider">The vendor, as routes of the catalogue name it.</param>
    public Result<RoutedModel> Find(string name, string provider)
    {
        var id = name.StartsWith(Prefix, StringComparison.Ordinal) ? name[Prefix.Length..] : name;
        var found = calls.FindVendorName(id, "/api/v2/models");
        return found.IsError ? ApiErrors.NoSuchModel(Excerpt.Of(name), RelativesOf(id)) : RoutedOf(found.Value, id, provider);
    }

    /// <summary>The other models that the vendor has under the same ID: it may have one with several resolutions where the catalogue has one for each.</summary>
    public IEnumerable<RoutedModel> SharingWith(RoutedModel found) => catalog.All
        .Where(model => model.Slug != found.Model.Slug
            && model.Routes.Any(route => route.Provider == found.Provider && route.Forms.Any(form => form.Model == found.AskedFor)))
        .Select(model => calls.FindModel(model.Slug).Value).OfType<Model>()
        .Select(model => RoutedOf(model, found.AskedFor, found.Provider));

    private static RoutedModel RoutedOf(Model model, string id, string provider) => new(model, MappingsOf(model, id, provider), id, provider);

    // `fal-ai/flux/dev` is not near any name, but there are other models of its family.
    private IReadOnlyList<string> RelativesOf(string id)
    {
        var words = id.Split('/', '-', '.', '_', ':');
        var near = catalog.Nearest(id) is { Count: > 0 } misspelt
            ? misspelt
            : catalog.All.Select(model => model.Slug).Where(slug => words.Contains(slug.Split('-')[0], StringComparer.OrdinalIgnoreCase)).Take(MostRelatives);
        return [.. near.Select(slug => Prefix + slug)];
    }

    // The route that the caller named comes first: its names win.
    private static IReadOnlyList<RouteMapping> MappingsOf(Model model, string id, string provider) =>
    [
        .. model.Routes.Where(route => route.Provider == provider).SelectMany(route => route.Forms)
            .OrderByDescending(route => route.Model == id).Select(route => route.Mapping),
    ];

    /// <param name="Model">The model as it is offered.</param>
    /// <param name="Mappings">What its routes to the vendor send, the one that was named first.</param>
    /// <param name="AskedFor">The name without our owner.</param>
    /// <param name="Provider">The vendor.</param>
    internal sealed record RoutedModel(Model Model, IReadOnlyList<RouteMapping> Mappings, string AskedFor, string Provider);
}
