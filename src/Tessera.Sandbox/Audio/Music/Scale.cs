namespace Tessera.Sandbox.Audio.Music;

/// <summary>Seven notes of the octave.</summary>
/// <param name="Steps">Their distances from the tonic in semitones.</param>
internal sealed record Scale(IReadOnlyList<int> Steps)
{
    /// <summary>Whether its third is small.</summary>
    public bool IsMinor => Steps[2] == 3;

    /// <summary>The distance of any step from the tonic: step 7 is the octave, step -1 the note below.</summary>
    public int Semitones(int step)
    {
        var octave = (int)Math.Floor(step / 7.0);
        return (octave * 12) + Steps[step - (octave * 7)];
    }
}
