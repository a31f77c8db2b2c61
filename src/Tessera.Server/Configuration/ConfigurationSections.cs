using System.Reflection;

namespace Tessera.Server.Configuration;

/// <summary>The sections of the configuration and their options types, as registered by the slices.</summary>
internal sealed class ConfigurationSections
{
    private readonly Dictionary<string, Type> _types = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The path of every setting, such as <c>Tessera:Tasks:Concurrency</c>; for a section whose entries the operator names, the
    /// path of the section.
    /// </summary>
    public IEnumerable<string> Settings => _types.SelectMany(section => ElementOf(section.Value) is null
        ? PropertiesOf(section.Value).Select(property => $"{section.Key}:{property.Name}")
        : [section.Key]);

    /// <summary>The sections and their options types.</summary>
    public IEnumerable<(string Path, Type Options)> All => _types.Select(section => (section.Key, section.Value));

    public void Add(string section, Type options) => _types.Add(section, options);

    public Type? Find(string path) => _types.GetValueOrDefault(path);

    /// <summary>The names of the sections directly below a path.</summary>
    public IEnumerable<string> Below(string path) => _types.Keys
        .Where(section => section.StartsWith(path + ":", StringComparison.OrdinalIgnoreCase))
        .Select(section => section[(path.Length + 1)..].Split(':')[0])
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>The names of the settings and sections directly below a path.</summary>
    public IReadOnlyList<string> MembersOf(string path) =>
        [.. PropertiesOf(Find(path)).Select(known => known.Name).Concat(Below(path)).Order(StringComparer.Ordinal)];

    /// <summary>Whether a path is a setting, a section, or below a section whose entries the operator names.</summary>
    public bool Knows(string path) =>
        _types.ContainsKey(path)
        || Settings.Any(setting => setting.Equals(path, StringComparison.OrdinalIgnoreCase)
            || (_types.ContainsKey(setting) && path.StartsWith(setting + ":", StringComparison.OrdinalIgnoreCase)));

    /// <summary>The settable properties of an options type.</summary>
    public static List<PropertyInfo> PropertiesOf(Type? type) =>
        type is null ? [] : [.. type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(property => property.CanWrite || ElementOf(property.PropertyType) is not null)];

    /// <summary>The type of the entries of a list or dictionary; null for anything else.</summary>
    public static Type? ElementOf(Type type) => type == typeof(string)
        ? null
        : type.GetInterfaces().Append(type)
            .Where(candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            .Select(candidate => candidate.GetGenericArguments()[0])
            .Select(entry => entry.IsGenericType && entry.GetGenericTypeDefinition() == typeof(KeyValuePair<,>) ? entry.GetGenericArguments()[1] : entry)
            .FirstOrDefault();
}
