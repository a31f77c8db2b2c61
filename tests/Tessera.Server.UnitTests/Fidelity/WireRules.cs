using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.UnitTests.Catalog;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>What vendors take, written from their descriptions as JSON schemas: see <c>Rules/README.md</c>.</summary>
internal sealed class WireRules
{
    private const int Shown = 300;

    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Fidelity", "Rules");

    private readonly JsonSchemaCheck _check = new(Folder);
    private readonly string _call;
    private readonly List<(string Name, JsonElement Model)> _files = [];

    public WireRules(string provider)
    {
        _call = $"{provider}/call.json";
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, provider), "*.json"))
        {
            var schema = JsonDocument.Parse(File.ReadAllText(file)).RootElement;
            if (schema.TryGetProperty("properties", out var members) && members.TryGetProperty("model", out var model))
            {
                _files.Add((Path.GetRelativePath(Folder, file), model));
            }
        }
    }

    /// <summary>What a vendor does not take of a request for one of its models.</summary>
    public IEnumerable<string> Problems(string model, JsonElement request)
    {
        var name = JsonSerializer.SerializeToElement(model);
        var files = _files.Where(file => _check.IsFitting(file.Name, file.Model, name)).Select(file => file.Name).ToList();
        return files is [var one] ? HeldAgainst(one, request).Concat(HeldAgainst(_call, request))
            : [$"{files.Count} files of {Path.GetDirectoryName(_call)} have rules for the model \"{model}\"; it must be one"];
    }

    private IEnumerable<string> HeldAgainst(string file, JsonElement request) =>
        _check.Problems(file, request).Select(problem => $"{file} {Excerpt.Of(problem, Shown)}");
}
