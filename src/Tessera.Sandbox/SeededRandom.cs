namespace Tessera.Sandbox;

/// <summary>
/// Repeatable chance (splitmix64): the same seed gives the same numbers on every machine and runtime, which
/// <see cref="Random"/> does not promise.
/// </summary>
internal sealed class SeededRandom(ulong seed)
{
    private readonly ulong _seed = seed;
    private ulong _state = seed;

    public static SeededRandom For(string text, long number) => new(Hash(text) ^ ((ulong)number * 0x9E3779B97F4A7C15UL));

    /// <summary>FNV-1a over the characters, because string hash codes differ from run to run.</summary>
    public static ulong Hash(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in text)
        {
            hash = unchecked((hash ^ letter) * 1099511628211UL);
        }

        return hash;
    }

    /// <summary>An independent sequence for one part, so that a change in one part leaves the others as they were.</summary>
    public SeededRandom Fork(string part) => For(part, (long)_seed);

    /// <summary>0 up to 1.</summary>
    public double Next()
    {
        _state += 0x9E3779B97F4A7C15UL;
        var mixed = _state;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return ((mixed ^ (mixed >> 31)) >> 11) / (double)(1UL << 53);
    }

    public double Between(double low, double high) => low + ((high - low) * Next());

    /// <summary>A whole number from 0 up to but not including a limit.</summary>
    public int Whole(int below) => (int)(Next() * below);

    public bool Chance(double share) => Next() < share;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Whole(choices.Count)];
}
