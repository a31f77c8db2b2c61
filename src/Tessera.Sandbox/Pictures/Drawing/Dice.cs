namespace Tessera.Sandbox.Pictures.Drawing;

/// <summary>
/// Repeatable chance (splitmix64): the same seed throws the same numbers on every machine and runtime, which
/// <see cref="Random"/> does not promise.
/// </summary>
internal sealed class Dice(ulong seed)
{
    private readonly ulong _seed = seed;
    private ulong _state = seed;

    /// <summary>Dice for words and a number. FNV-1a, because string hash codes differ from run to run.</summary>
    public static Dice For(string words, long number)
    {
        var hash = 14695981039346656037UL;
        foreach (var letter in words)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return new Dice(hash ^ ((ulong)number * 0x9E3779B97F4A7C15UL));
    }

    /// <summary>Independent dice for one part, so that a change in one part leaves the others as they were.</summary>
    public Dice Fork(string part) => For(part, (long)_seed);

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

    public int Whole(int below) => (int)(Next() * below);

    public bool Chance(double share) => Next() < share;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Whole(choices.Count)];
}
