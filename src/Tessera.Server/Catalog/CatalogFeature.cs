using Tessera.Server.Catalog.Reading;

namespace Tessera.Server.Catalog;

/// <summary>The catalogue of models and plans.</summary>
internal static class CatalogFeature
{
    /// <summary>Reads the catalogue now, so that a bad one stops the start, and offers it as singletons.</summary>
    /// <exception cref="CatalogException">Something in the files is wrong; all of it is listed.</exception>
    public static IServiceCollection AddCatalog(
        this IServiceCollection services, string catalogFolder, string overridesFolder)
    {
        var (models, plans) = CatalogFiles.Read(catalogFolder, overridesFolder);
        return services.AddSingleton(models).AddSingleton(plans);
    }
}
