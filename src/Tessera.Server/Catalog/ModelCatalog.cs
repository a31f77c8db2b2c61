using System.Collections.Frozen;
using Tessera.Server.Http;

namespace Tessera.Server.Catalog;

/// <summary>All models on offer. Read once at start and never changed.</summary>
internal sealed class ModelCatalog
{
    private readonly FrozenDictionary<string, Model> _bySlug;

    /// <summary>Creates a catalogue of models with distinct slugs and aliases.</summary>
    public ModelCatalog(IReadOnlyList<Model> models)
    {
        All = models;
        _bySlug = models
            .SelectMany(model => model.Aliases.Prepend(model.Slug).Select(slug => KeyValuePair.Create(slug, model)))
            .ToFrozenDictionary(StringComparer.Ordinal);
    }

    /// <summary>All models in the order of the file; an operator's own come last.</summary>
    public IReadOnlyList<Model> All { get; }

    /// <summary>The model with this slug or alias.</summary>
    public Model? Find(string slug) => _bySlug.GetValueOrDefault(slug);

    /// <summary>Up to three slugs that were probably meant.</summary>
    public IReadOnlyList<string> Nearest(string slug) =>
        NearestName.All(slug, All.SelectMany(model => model.Aliases.Prepend(model.Slug)), count: 3);
}
