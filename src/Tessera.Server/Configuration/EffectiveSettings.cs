using System.Globalization;
using System.Reflection;

namespace Tessera.Server.Configuration;

/// <summary>
/// Every setting with its value and where that was set, for administrators. A default is shown. A text that the operator gave is
/// shown only if it is known to be no secret; of any other only whether it is set is shown.
/// </summary>
internal sealed class EffectiveSettings(GivenSettings given, ConfigurationSections sections)
{
    private const string Hidden = "set";

    // Texts without secrets. A new setting stays hidden until it is added here.
    private static readonly HashSet<string> Shown = new(StringComparer.Ordinal)
    {
        "Urls", "DataDirectory", "CatalogDirectory", "PublicUrl", "AllowedHosts", "AllowedOrigins", "TrustedProxies", "Roles", "Bucket", "Endpoint", "Region",
        "Prefix", "Folder",
    };

    public IReadOnlyList<Setting> List() => [.. sections.All.SelectMany(section => Of(section.Path, section.Options)).OrderBy(setting => setting.Name, StringComparer.Ordinal)];

    private IEnumerable<Setting> Of(string path, Type options)
    {
        // The entries of a section that the operator names are credentials of providers.
        if (ConfigurationSections.ElementOf(options) is not null)
        {
            var entries = given.Root.GetSection(path).GetChildren().ToList();
            return entries.Count == 0 ? [new Setting(path, null, SettingSource.Default)] : entries.Select(entry => new Setting(entry.Path, Hidden, SourceOf(entry.Path)));
        }

        var usual = Activator.CreateInstance(options);
        return ConfigurationSections.PropertiesOf(options).Select(property => Of(path, property, usual));
    }

    private Setting Of(string parent, PropertyInfo property, object? usual)
    {
        var path = $"{parent}:{property.Name}";
        var section = given.Root.GetSection(path);
        var entries = section.GetChildren().Select(entry => entry.Value).ToList();
        if (section.Value is null && entries.Count == 0)
        {
            return property.GetCustomAttribute<OtherNameAttribute>() is { } other && IsRead(other, parent)
                ? new Setting(path, Hidden, SourceOf(other.Name))
                : new Setting(path, Text(property.GetValue(usual)), SettingSource.Default);
        }

        return new Setting(path, IsShown(property) ? section.Value ?? string.Join(", ", entries) : Hidden, SourceOf(path));
    }

    private bool IsRead(OtherNameAttribute other, string parent) =>
        !string.IsNullOrEmpty(given.Root[other.Name]) && !string.IsNullOrEmpty(given.Root[$"{parent}:{other.Where}"]);

    private SettingSource SourceOf(string path) => given.Root.KindOf(path);

    private static bool IsShown(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsPrimitive || type.IsEnum || type == typeof(TimeSpan) || type == typeof(decimal) || Shown.Contains(property.Name);
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => text,
        System.Collections.IEnumerable list => list.Cast<object>().Any() ? string.Join(", ", list.Cast<object>()) : null,
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    /// <param name="Name">The setting's path, such as <c>Tessera:Tasks:Concurrency</c>.</param>
    /// <param name="Value">Its value; <c>set</c> for a secret, null when it has none.</param>
    /// <param name="Source">Where it was set.</param>
    internal sealed record Setting(string Name, string? Value, SettingSource Source);
}
