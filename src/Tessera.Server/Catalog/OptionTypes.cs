using System.Text.Json.Serialization;

namespace Tessera.Server.Catalog;

/// <summary>The JSON types that an option accepts.</summary>
[Flags]
internal enum OptionTypes
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A string.</summary>
    [JsonStringEnumMemberName("string")]
    Text = 1,

    /// <summary>A whole number.</summary>
    [JsonStringEnumMemberName("integer")]
    Whole = 2,

    /// <summary>A number.</summary>
    [JsonStringEnumMemberName("number")]
    Number = 4,

    /// <summary>True or false.</summary>
    [JsonStringEnumMemberName("boolean")]
    Flag = 8,

    /// <summary>An array.</summary>
    [JsonStringEnumMemberName("array")]
    List = 16,

    /// <summary>An object.</summary>
    [JsonStringEnumMemberName("object")]
    Map = 32,
}
