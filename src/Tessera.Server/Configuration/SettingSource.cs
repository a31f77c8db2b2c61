using System.Text.Json.Serialization;

namespace Tessera.Server.Configuration;

/// <summary>Where a setting's value comes from.</summary>
internal enum SettingSource
{
    [JsonStringEnumMemberName("default")]
    Default,

    /// <summary>appsettings.json or the data folder's tessera.json.</summary>
    [JsonStringEnumMemberName("file")]
    File,

    [JsonStringEnumMemberName("environment")]
    Environment,

    [JsonStringEnumMemberName("command_line")]
    CommandLine,
}
