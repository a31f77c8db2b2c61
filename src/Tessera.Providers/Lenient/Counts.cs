namespace Tessera.Providers.Lenient;

/// <summary>Token counts of a reply so far. They only grow, so a smaller later count is wrong: some servers end with zeros.</summary>
internal static class Counts
{
    /// <summary>The greater of two counts; null if neither is known.</summary>
    public static long? Greater(long? one, long? other) => one is null || other > one ? other : one;
}
