namespace Tessera.Sandbox.Audio;

/// <summary>Choices that depend on words alone: the same in every process, unlike <see cref="string.GetHashCode()"/>.</summary>
internal static class Stable
{
    /// <summary>FNV-1a over the characters.</summary>
    public static int Hash(string text)
    {
        var hash = 2166136261u;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return (int)(hash & int.MaxValue);
    }

    /// <summary>A random sequence of its own for a call: its words, its seed and what it is for.</summary>
    public static Random Sequence(string text, long seed, string purpose) =>
        new(Hash(FormattableString.Invariant($"{purpose}\n{seed}\n{text}")));
}
