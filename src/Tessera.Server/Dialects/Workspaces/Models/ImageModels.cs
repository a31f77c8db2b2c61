using System.Runtime.CompilerServices;
using Tessera.Server.Catalog;
using Tessera.Server.Providers;

namespace Tessera.Server.Dialects.Workspaces.Models;

/// <summary>
/// The models this dialect offers: every image model of the catalogue that replies at once and takes a shape, so that one
/// that an operator adds is offered without a change here.
/// </summary>
internal sealed class ImageModels(ModelCatalog catalog, ProviderRegistry providers)
{
    private readonly IReadOnlyList<Model> _models =
    [
        .. catalog.All
            .Where(model => model is { Category: Category.Image, IsAsync: false })
            .OrderBy(model => model.Slug == Usual ? 0 : 1),
    ];

    // What is offered of a model changes with the providers, and then the model is another one.
    private readonly ConditionalWeakTable<Model, OfferedModel> _offered = [];

    /// <summary>The model of a call that names none.</summary>
    public const string Usual = "nano-banana";

    /// <summary>The most images of one call.</summary>
    public const int MaxImages = 4;

    public static IReadOnlyList<string> Formats { get; } = ["jpeg", "png", "webp"];

    /// <summary>The default first, then in the catalogue's order.</summary>
    public IReadOnlyList<OfferedModel> All() =>
    [
        .. _models
            .Select((model, order) => _offered.GetValue(providers.Offer(model), narrowed => new OfferedModel(narrowed, order)))
            .Where(offered => offered.Ratios.Count > 0 && offered.Formats.Count > 0),
    ];

    /// <summary>The model of a name among all that are offered; null asks for the default.</summary>
    public OfferedModel? Find(IReadOnlyList<OfferedModel> all, string? name)
    {
        var slug = catalog.Find(name ?? Usual)?.Slug;
        return all.FirstOrDefault(offered => offered.Model.Slug == slug) ?? (name is null && all is [var first, ..] ? first : null);
    }

    /// <summary>What the history calls the model of a name.</summary>
    public string SlugOf(string name) => catalog.Find(name)?.Slug ?? name;
}
