using System.Text.Json.Serialization;

namespace Tessera.Server.Catalog;

/// <summary>How a price is computed.</summary>
internal enum PricingType
{
    /// <summary>Constant.</summary>
    [JsonStringEnumMemberName("fixed")]
    Fixed,

    /// <summary>Depends on the values of options.</summary>
    [JsonStringEnumMemberName("matrix")]
    Matrix,

    /// <summary>Depends on the requested or given duration.</summary>
    [JsonStringEnumMemberName("per_second")]
    PerSecond,

    /// <summary>In the provider's points.</summary>
    [JsonStringEnumMemberName("per_point")]
    PerPoint,

    /// <summary>Depends on the length of the text.</summary>
    [JsonStringEnumMemberName("per_character")]
    PerCharacter,

    /// <summary>Depends on the provider's usage counts, up to a maximum held in advance.</summary>
    [JsonStringEnumMemberName("per_usage")]
    PerUsage,
}
