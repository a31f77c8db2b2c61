using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Catalog.Reading;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>The catalogue as it is shipped, read from the server's output.</summary>
internal static class ShippedCatalog
{
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "catalog");

    public static ModelCatalog Models { get; } = CatalogFiles.Read(Folder, overridesFolder: null).Models;

    public static PlanCatalog Plans { get; } = CatalogFiles.Read(Folder, overridesFolder: null).Plans;

    public static Model Model(string slug) => Models.Find(slug).ShouldNotBeNull($"{slug} is in the catalogue");

    public static OptionResolution Resolve(string slug, string json) => OptionResolver.Resolve(Model(slug), Given(json));

    public static CallOptions Resolved(string slug, string json)
    {
        var resolution = Resolve(slug, json);
        resolution.Errors.ShouldBeEmpty();
        return resolution.Values;
    }

    public static Dictionary<string, JsonElement> Given(string json) =>
        JsonDocument.Parse(json).RootElement.EnumerateObject().ToDictionary(member => member.Name, member => member.Value);
}
