namespace Tessera.Sandbox.Audio.Music;

/// <summary>What is played.</summary>
internal sealed record Score(IReadOnlyList<Score.Note> Notes, IReadOnlyList<Score.Hit> Hits)
{
    /// <summary>A note of an instrument.</summary>
    /// <param name="Step">When it begins, in sixteenths from the start.</param>
    /// <param name="Steps">How long it is held, in sixteenths.</param>
    /// <param name="Pitch">Its MIDI number: 69 is the A of 440 Hz.</param>
    /// <param name="Strength">How hard it is played, 0 to 1.</param>
    /// <param name="Part">The instrument.</param>
    /// <param name="Late">Seconds it comes later than its step.</param>
    internal sealed record Note(double Step, double Steps, int Pitch, double Strength, Style.Part Part, double Late = 0)
    {
        public double Hertz => 440 * Math.Pow(2, (Pitch - 69) / 12.0);
    }

    /// <summary>A beat of a drum: its step in sixteenths, and how hard it is hit, 0 to 1.</summary>
    internal sealed record Hit(int Step, Style.DrumLine Line, double Strength);
}
