using System.Collections.Frozen;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>All models on offer. Read once at start and never changed.</summary>
internal sealed class ModelCatalog
{
    private readonly FrozenDictionary<string, Model> _bySlug;
    private readonly FrozenDictionary<string, Model> _byVendorName;

    /// <summary>Creates a catalogue of models with distinct slugs and aliases.</summary>
    public ModelCatalog(IReadOnlyList<Model> models)
    {
        All = models;
        _bySlug = models
            .SelectMany(model => model.Aliases.Prepend(model.Slug).Select(slug => KeyValuePair.Create(slug, model)))
            .ToFrozenDictionary(StringComparer.Ordinal);
        _byVendorName = VendorNames.Of(models);
    }

    /// <summary>All models in the order of the file; an operator's own come last.</summary>
    public IReadOnlyList<Model> All { get; }

    /// <summary>The model with this slug or alias.</summary>
    public Model? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>The model with this slug or alias, or with the name that a vendor has for it: <see cref="VendorNames"/>.</summary>
    public Model? FindVendorName(string name) => FindNamed(name) ?? (VendorNames.Shorter(name) is { } shorter ? FindVendorName(shorter) : null);

    /// <summary>Whether a model answers to this name only in the stead of another one.</summary>
    public bool StandsIn(Model model, string name) => Find(name) is null
        && (VendorNames.StandInsOf(model).Contains(name) || (FindNamed(name) is null && VendorNames.Shorter(name) is { } shorter && StandsIn(model, shorter)));

    /// <summary>Up to three slugs that were probably meant.</summary>
    public IReadOnlyList<string> Nearest(string slug) =>
        NearestName.All(slug, All.SelectMany(model => model.Aliases.Prepend(model.Slug)), count: 3);

    private Model? FindNamed(string name) => Find(name) ?? _byVendorName.GetValueOrDefault(name);
}
