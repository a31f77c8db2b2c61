namespace Tessera.Server.Http;

/// <summary>The sections of the configuration and the options each is bound to, as the slices registered them.</summary>
internal sealed class ConfigurationSections
{
    private readonly Dictionary<string, Type> _types = new(StringComparer.OrdinalIgnoreCase);

    public void Add(string section, Type options) => _types.Add(section, options);

    public Type? Find(string path) => _types.GetValueOrDefault(path);

    /// <summary>The names of the sections right below a path.</summary>
    public IEnumerable<string> Below(string path) => _types.Keys
        .Where(section => section.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase))
        .Select(section => section[(path.Length + 1)..].Split(':')[0])
        .Distinct(StringComparer.OrdinalIgnoreCase);
}
