using Tessera.Server.Catalog;

namespace Tessera.Server.Dialects.Images;

/// <summary>
/// The models this dialect offers: every picture model of the catalogue that answers at once and takes a shape, so that one
/// an operator adds is offered without a word here.
/// </summary>
internal sealed class ImageModels(ModelCatalog catalog)
{
    /// <summary>The model of a call that names none.</summary>
    public const string Usual = "nano-banana";

    /// <summary>The most pictures of one call.</summary>
    public const int MostImages = 4;

    public static IReadOnlyList<string> Formats { get; } = ["jpeg", "png", "webp"];

    /// <summary>The default first, then in the catalogue's order.</summary>
    public IReadOnlyList<OfferedModel> All { get; } =
    [
        .. catalog.All
            .Where(model => model is { Category: Category.Image, IsAsync: false })
            .OrderBy(model => model.Slug == Usual ? 0 : 1)
            .Select((model, order) => new OfferedModel(model, order))
            .Where(offered => offered.Ratios.Count > 0 && offered.Formats.Count > 0),
    ];

    /// <summary>The model of a name; null asks for the default.</summary>
    public OfferedModel? Find(string? name)
    {
        var slug = catalog.Find(name ?? Usual)?.Slug;
        return All.FirstOrDefault(offered => offered.Model.Slug == slug) ?? (name is null && All is [var first, ..] ? first : null);
    }

    /// <summary>What the history calls the model of a name.</summary>
    public string SlugOf(string name) => catalog.Find(name)?.Slug ?? name;
}
