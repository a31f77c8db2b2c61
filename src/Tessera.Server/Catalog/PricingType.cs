using System.Text.Json.Serialization;

namespace Tessera.Server.Catalog;

/// <summary>How a price is computed.</summary>
internal enum PricingType
{
    /// <summary>Always the same.</summary>
    [JsonStringEnumMemberName("fixed")]
    Fixed,

    /// <summary>By the values of options.</summary>
    [JsonStringEnumMemberName("matrix")]
    Matrix,

    /// <summary>By the length asked for or given.</summary>
    [JsonStringEnumMemberName("per_second")]
    PerSecond,

    /// <summary>By the provider's points.</summary>
    [JsonStringEnumMemberName("per_point")]
    PerPoint,

    /// <summary>By the length of the text.</summary>
    [JsonStringEnumMemberName("per_character")]
    PerCharacter,

    /// <summary>By what the provider counted, up to a maximum held before.</summary>
    [JsonStringEnumMemberName("per_usage")]
    PerUsage,
}
