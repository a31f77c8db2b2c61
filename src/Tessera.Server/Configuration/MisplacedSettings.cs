using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;
using Tessera.Server.Http;

namespace Tessera.Server.Configuration;

/// <summary>
/// Finds settings that nothing would read: those outside the section <c>Tessera</c>, and environment variables with a slightly
/// wrong name. Other programs share the environment, so a variable counts as a mistake only if its name spells one of our
/// settings.
/// </summary>
internal sealed partial class MisplacedSettings(IConfigurationRoot configuration, ConfigurationSections sections)
{
    // The framework's own sections: log levels, and certificates for HTTPS.
    private static readonly string[] Roots = [TesseraSettings.Root, "Logging", "Kestrel"];

    public IEnumerable<string> Find() => configuration.Providers.SelectMany(provider => provider switch
    {
        JsonConfigurationProvider or CommandLineConfigurationProvider => provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase).Select(name => Complaint(provider, name)),
        EnvironmentVariablesConfigurationProvider => provider.GetChildKeys([], null).Distinct(StringComparer.OrdinalIgnoreCase).SelectMany(name => InEnvironment(provider, name)),
        _ => [],
    }).OfType<string>();

    private string? Complaint(IConfigurationProvider provider, string name)
    {
        // The vendors' names for their keys (OPENAI_API_KEY) are valid in a file, too.
        if (Roots.Contains(name, StringComparer.OrdinalIgnoreCase) || VariableName().IsMatch(name))
        {
            return null;
        }

        var source = provider.Describe(name);
        var ours = sections.MembersOf(TesseraSettings.Root).FirstOrDefault(known => known.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (ours is not null)
        {
            return $"{name}{source} is outside the section Tessera, where it is not read: its path is Tessera:{ours}, "
                + $"in JSON {{\"Tessera\": {{\"{ours}\": …}}}}.";
        }

        return $"There is no setting {name}{source}. "
            + (NearestName.Of(name, Roots) is { } nearest ? $"Did you mean {nearest}?" : $"The sections are {string.Join(", ", Roots)}.");
    }

    private IEnumerable<string> InEnvironment(IConfigurationProvider provider, string name)
    {
        // TESSERA_TASKS_CONCURRENCY: a single underscore does not separate sections.
        if (name.StartsWith(TesseraSettings.Root + "_", StringComparison.OrdinalIgnoreCase))
        {
            return sections.Settings.FirstOrDefault(setting => Letters(setting) == Letters(name)) is { } meant ? [Misnamed(name, meant)] : [];
        }

        return provider.GetChildKeys([], name)
            .Distinct()
            .Select(member => (Given: $"{name}:{member}", Meant: $"{TesseraSettings.Root}:{name}:{member}"))
            .Where(setting => sections.Knows(setting.Meant))
            .Select(setting => provider.GetChildKeys([], setting.Given).Any()
                ? Misnamed(Variable(setting.Given) + "__…", setting.Meant + "__…")
                : Misnamed(Variable(setting.Given), Spelt(setting.Meant)));
    }

    private string Spelt(string path) => sections.Settings.FirstOrDefault(known => known.Equals(path, StringComparison.OrdinalIgnoreCase)) ?? path;

    private static string Misnamed(string name, string meant) =>
        $"The environment variable {name} is not read. Name it {Variable(meant)}, or remove it.";

    private static string Variable(string path) => path.Replace(":", "__", StringComparison.Ordinal);

    private static string Letters(string name) => new([.. name.Where(char.IsAsciiLetterOrDigit).Select(char.ToUpperInvariant)]);

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VariableName();
}
