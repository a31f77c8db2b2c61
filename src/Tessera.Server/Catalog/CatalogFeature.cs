using Tessera.Server.Catalog.Reading;

namespace Tessera.Server.Catalog;

/// <summary>The catalogue of models and plans.</summary>
internal static class CatalogFeature
{
    /// <summary>Reads the catalogue immediately, so that a faulty one stops the start, and registers it.</summary>
    /// <exception cref="CatalogException">The files have problems; all are listed.</exception>
    public static IServiceCollection AddCatalog(
        this IServiceCollection services, string catalogFolder, string overridesFolder)
    {
        var (models, plans) = CatalogFiles.Read(catalogFolder, overridesFolder);
        return services.AddSingleton(models).AddSingleton(plans);
    }
}
