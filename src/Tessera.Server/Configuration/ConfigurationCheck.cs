using System.Collections;
using System.ComponentModel;
using Tessera.Server.Http;

namespace Tessera.Server.Configuration;

/// <summary>
/// Compares the configuration with the registered options: every name must be known, and every value readable.
/// </summary>
internal sealed class ConfigurationCheck(IConfigurationRoot configuration, ConfigurationSections sections)
{
    private readonly List<string> _problems = [];

    public IReadOnlyList<string> Run()
    {
        _problems.AddRange(new MisplacedSettings(configuration, sections).Find());
        CheckMembers(configuration.GetSection(TesseraSettings.Root), sections.Find(TesseraSettings.Root));
        return _problems;
    }

    private void CheckMembers(IConfigurationSection section, Type? options)
    {
        if (options is not null && ConfigurationSections.ElementOf(options) is not null)
        {
            CheckValue(section, options);
            return;
        }

        var properties = ConfigurationSections.PropertiesOf(options);
        var below = sections.Below(section.Path).ToList();
        var names = properties.Select(known => known.Name).Concat(below).Order(StringComparer.Ordinal).ToList();
        RequireChildren(section, $"a section with {string.Join(", ", names)}");
        foreach (var member in section.GetChildren())
        {
            if (below.Contains(member.Key, StringComparer.OrdinalIgnoreCase))
            {
                CheckMembers(member, sections.Find(member.Path));
            }
            else if (properties.Find(property => string.Equals(property.Name, member.Key, StringComparison.OrdinalIgnoreCase)) is { } property)
            {
                CheckValue(member, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
            }
            else
            {
                var nearest = NearestName.Of(member.Key, names);
                _problems.Add($"There is no setting {member.Path}{SourceOf(member)}. "
                    + (nearest is null ? $"{section.Path} has: {string.Join(", ", names)}." : $"Did you mean {section.Path}:{nearest}?"));
            }
        }
    }

    private void CheckValue(IConfigurationSection value, Type type)
    {
        if (IsText(type))
        {
            CheckText(value, type);
        }
        else if (ConfigurationSections.ElementOf(type) is { } element)
        {
            RequireChildren(value, typeof(IDictionary).IsAssignableFrom(type) ? "a section" : $"a list: [\"…\"] in JSON, {value.Path.Replace(":", "__", StringComparison.Ordinal)}__0 in the environment");
            foreach (var entry in value.GetChildren())
            {
                CheckValue(entry, element);
            }
        }
        else
        {
            CheckMembers(value, type);
        }
    }

    // The text itself is not shown: in the place of a provider's section it is probably the provider's key.
    private void RequireChildren(IConfigurationSection section, string form)
    {
        if (section.Value is { Length: > 0 } && !section.GetChildren().Any())
        {
            _problems.Add($"{section.Path}{SourceOf(section)} is a single value; it must be {form}.");
        }
    }

    private void CheckText(IConfigurationSection value, Type type)
    {
        if (value.GetChildren().Any())
        {
            _problems.Add($"{value.Path}{SourceOf(value.GetChildren().First())} is a section or a list; it must be {Expected(type)}.");
        }
        else if (value.Value is { } text && !CanRead(text, type))
        {
            _problems.Add($"{value.Path} is '{text}'{SourceOf(value)}; it must be {Expected(type)}.");
        }
    }

    private string SourceOf(IConfigurationSection section) => configuration.SourceOf(section.Path);

    private static bool IsText(Type type) =>
        type == typeof(string) || type.IsPrimitive || type.IsEnum
        || (ConfigurationSections.ElementOf(type) is null && TypeDescriptor.GetConverter(type).CanConvertFrom(typeof(string)));

    private static bool CanRead(string text, Type type)
    {
        try
        {
            var value = TypeDescriptor.GetConverter(type).ConvertFromInvariantString(text);
            return !type.IsEnum || (value is not null && Enum.IsDefined(type, value));
        }
#pragma warning disable CA1031 // Type converters throw exceptions of any type; each means that the text cannot be read.
        catch (Exception)
#pragma warning restore CA1031
        {
            return false;
        }
    }

    private static string Expected(Type type) => type switch
    {
        { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(type))}",
        _ when type == typeof(bool) => "true or false",
        _ when type == typeof(TimeSpan) => "a duration such as 00:00:30 or 1.00:00:00",
        _ when type == typeof(int) || type == typeof(long) => "a whole number",
        _ when type == typeof(double) || type == typeof(decimal) => "a number",
        _ when type == typeof(string) => "a string",
        _ => type.Name,
    };
}
