using System.Collections;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Configuration;
using Tessera.Server.Storage;

namespace Tessera.Server.UnitTests.Conventions;

/// <summary>docs/operations/settings.md, which the help names, has every setting with its default, and nothing else.</summary>
public sealed partial class SettingsPageTests
{
    [Fact]
    public async Task The_page_of_the_settings_is_that_of_the_program()
    {
        var page = await File.ReadAllTextAsync(Path.Combine(SourceFile.Repository, "docs/operations/settings.md"), TestHttp.Ct);
        using var folder = new TemporaryDataFolder();
        using var data = DataFolder.TryOpen(folder.Path);
        await using var app = TesseraServer.Build(["--urls", "http://127.0.0.1:0"], data.ShouldNotBeNull());
        var sections = app.Services.GetRequiredService<ConfigurationSections>();

        var documented = Row.Matches(page).Select(row => $"| `{row.Groups["name"].Value}` | {row.Groups["default"].Value} |");

        documented.Order(StringComparer.Ordinal).ShouldBe(sections.Settings.Select(setting => Describe(setting, sections)).Order(StringComparer.Ordinal));
    }

    private static string Describe(string setting, ConfigurationSections sections)
    {
        var (section, name) = (setting[..setting.LastIndexOf(':')], setting[(setting.LastIndexOf(':') + 1)..]);
        var type = sections.Find(setting) is null ? sections.Find(section) : null;
        return $"| `{setting}` | {(type?.GetProperty(name) is { } property ? Show(property.GetValue(Activator.CreateInstance(type))) : "–")} |";
    }

    private static string Show(object? value) => value switch
    {
        null or "" => "–",
        string path when Path.IsPathRooted(path) => "–",
        bool flag => flag ? "`true`" : "`false`",
        string text => $"`{text}`",
        IEnumerable => "–",
        TimeSpan duration => $"`{duration.ToString("c", CultureInfo.InvariantCulture)}`",
        _ => string.Create(CultureInfo.InvariantCulture, $"`{value}`"),
    };

    [GeneratedRegex(@"^\| `(?<name>Tessera:[^`]+)` \| (?<default>[^|]+?) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Row { get; }
}
