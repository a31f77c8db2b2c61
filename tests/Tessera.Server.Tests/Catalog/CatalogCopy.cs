using System.Text.Json.Nodes;
using Tessera.Server.Catalog;

namespace Tessera.Server.Tests.Catalog;

/// <summary>A copy of the shipped catalogue to change, with a folder for an operator's files.</summary>
internal sealed class CatalogCopy : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("tessera-catalog-").FullName;

    public CatalogCopy()
    {
        Directory.CreateDirectory(Overrides);
        foreach (var name in new[] { "models.json", "plans.json" })
        {
            File.Copy(Path.Combine(Shipped.Folder, name), Path.Combine(_root, name));
        }
    }

    public string Overrides => Path.Combine(_root, "catalog.d");

    public void Change(string file, Action<JsonNode> change)
    {
        var node = JsonNode.Parse(Read(file)).ShouldNotBeNull();
        change(node);
        Write(file, node.ToJsonString());
    }

    public string Read(string file) => File.ReadAllText(Path.Combine(_root, file));

    public void Write(string file, string content) => File.WriteAllText(Path.Combine(_root, file), content);

    public void Delete(string file) => File.Delete(Path.Combine(_root, file));

    public void Override(string file, string content) => File.WriteAllText(Path.Combine(Overrides, file), content);

    public ModelCatalog Models() => ModelCatalog.Load(_root, Overrides);

    public PlanCatalog Plans() => PlanCatalog.Load(_root, Overrides);

    public IReadOnlyList<string> Problems() =>
        [.. Should.Throw<CatalogException>(Models).Problems.Select(problem => problem.ToString())];

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
