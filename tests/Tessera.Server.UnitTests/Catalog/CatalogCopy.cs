using System.Text.Json.Nodes;
using Tessera.Server.Catalog;
using Tessera.Server.Catalog.Reading;

namespace Tessera.Server.UnitTests.Catalog;

/// <summary>A copy of the shipped catalogue to change, with a folder for an operator's files.</summary>
internal sealed class CatalogCopy : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tessera-catalog-").FullName;

    public CatalogCopy()
    {
        Directory.CreateDirectory(Overrides);
        foreach (var name in new[] { "models.json", "plans.json" })
        {
            File.Copy(Path.Combine(ShippedCatalog.Folder, name), Path.Combine(_root, name));
        }
    }

    public string Overrides => Path.Combine(_root, "catalog.d");

    public void Change(string file, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(Read(file)).ShouldNotBeNull();
        change(node);
        Write(file, node.ToJsonString());
    }

    /// <summary>Changes the entry of a model, and says how a problem names its place.</summary>
    public string ChangeModel(string slug, Action<JsonNode> change)
    {
        Change("models.json", file => change(file["models"].ShouldNotBeNull()[IndexOf(slug)].ShouldNotBeNull()));
        return PlaceOf(slug);
    }

    public string PlaceOf(string slug) => $"models.json: models[{IndexOf(slug)}]";

    private int IndexOf(string slug) => JsonNode.Parse(Read("models.json")).ShouldNotBeNull()["models"].ShouldNotBeNull().AsArray()
        .Select((model, index) => (Slug: model.ShouldNotBeNull()["slug"]?.GetValue<string>(), Index: index)).Single(found => found.Slug == slug).Index;

    public string Read(string file) => File.ReadAllText(Path.Combine(_root, file));

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(_root, file), content);

    public void Delete(string file) => File.Delete(Path.Combine(_root, file));

    public void Override(string file, string content) => File.WriteAllText(Path.Combine(Overrides, file), content);

    public ModelCatalog Models() => CatalogFiles.Read(_root, Overrides).Models;

    public PlanCatalog Plans() => CatalogFiles.Read(_root, Overrides).Plans;

    public IReadOnlyList<string> Problems() =>
        [.. Should.Throw<CatalogException>(Models).Problems.Select(problem => problem.ToString())];

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
