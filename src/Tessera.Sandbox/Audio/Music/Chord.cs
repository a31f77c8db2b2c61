namespace Tessera.Sandbox.Audio.Music;

/// <summary>A chord.</summary>
/// <param name="Tones">Its notes as pitch classes, 0 to 11, the root first.</param>
internal sealed record Chord(int[] Tones)
{
    /// <summary>Stacks thirds of a scale upon one of its steps; two notes are a root and its fifth.</summary>
    public static Chord On(int degree, Scale scale, int tonic, int size)
    {
        int[] steps = size == 2 ? [0, 4] : [.. Enumerable.Range(0, size).Select(third => third * 2)];
        return new Chord([.. steps.Select(step => Class(tonic + scale.Semitones(degree + step)))]);
    }

    /// <summary>Its notes as near to a pitch as they can be, lowest first: so one chord leads smoothly to the next.</summary>
    public int[] Near(int centre) => [.. Tones.Select(tone => centre - 6 + Class(tone - centre + 6)).Order()];

    /// <summary>A note of it, counted from its root, at or above a pitch.</summary>
    public int From(int lowest, int index) => lowest + Class(Tones[Math.Min(index, Tones.Length - 1)] - lowest);

    /// <summary>How far a note of it is above its root.</summary>
    public int Interval(int index) => Class(Tones[index] - Tones[0]);

    /// <summary>Whether a pitch belongs to it.</summary>
    public bool Has(int pitch) => Tones.Contains(Class(pitch));

    private static int Class(int pitch) => ((pitch % 12) + 12) % 12;
}
