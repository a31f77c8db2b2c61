namespace Tessera.Sandbox.Text;

/// <summary>FNV-1a: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class StableHash
{
    public static ulong Of(string text, long seed = 0)
    {
        var hash = 14695981039346656037UL ^ (ulong)seed;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return hash ^ (hash >> 29);
    }

    /// <summary>One of several, always the same for the same hash and use.</summary>
    public static T Pick<T>(this ulong hash, IReadOnlyList<T> choices, int use = 0) =>
        choices[(int)(((hash >> 7) + ((ulong)use * 7919UL)) % (ulong)choices.Count)];
}
