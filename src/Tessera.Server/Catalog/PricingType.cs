namespace Tessera.Server.Catalog;

/// <summary>How a price is computed.</summary>
internal enum PricingType
{
    /// <summary>Always the same.</summary>
    Fixed,

    /// <summary>By the values of options.</summary>
    Matrix,

    /// <summary>By the length asked for or given.</summary>
    PerSecond,

    /// <summary>By the provider's points.</summary>
    PerPoint,

    /// <summary>By the length of the text.</summary>
    PerCharacter,

    /// <summary>By what the provider counted, up to a maximum held before.</summary>
    PerUsage,
}
