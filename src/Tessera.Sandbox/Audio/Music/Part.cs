using Tessera.Sandbox.Audio.Music.Instruments;

namespace Tessera.Sandbox.Audio.Music;

/// <summary>What one instrument does in a style.</summary>
/// <param name="Plays">The instrument.</param>
/// <param name="Gain">How loud it is in the mix.</param>
/// <param name="Centre">The MIDI pitch it stays near.</param>
/// <param name="Patterns">
/// What it may play, a bar each, a character for each sixteenth: <c>x</c> the chord, <c>0</c>–<c>4</c> a note of
/// it, <c>r t f o</c> root, third, fifth, octave, <c>a</c> the note that leads to the next chord, <c>-</c> hold, <c>.</c> rest.
/// </param>
internal sealed record Part(Instrument Plays, double Gain, int Centre, params string[] Patterns)
{
    /// <summary>-1 is left, 1 is right.</summary>
    public double Pan { get; init; }

    /// <summary>How much of it the room hears.</summary>
    public double Room { get; init; } = 0.3;

    /// <summary>How much of it is repeated by the echo.</summary>
    public double Echo { get; init; }

    /// <summary>Seconds between the strings of a chord.</summary>
    public double Strum { get; init; }
}
