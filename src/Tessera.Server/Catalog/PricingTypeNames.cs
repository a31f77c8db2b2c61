namespace Tessera.Server.Catalog;

/// <summary>The names of pricing types on the wire and in the catalogue.</summary>
internal static class PricingTypeNames
{
    /// <summary>Every wire name, in the order of <see cref="PricingType"/>.</summary>
    public static IReadOnlyList<string> All { get; } =
        ["fixed", "matrix", "per_second", "per_point", "per_character", "per_usage"];

    /// <summary>The name in replies: <c>pricing_type</c>.</summary>
    public static string ToWire(this PricingType type) => All[(int)type];
}
