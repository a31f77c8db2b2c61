namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>
/// A stereo mix bent into a circle: what rings on after the end is heard at the beginning, so that it can be played
/// in a loop without a seam.
/// </summary>
internal sealed class StereoLoop(int length)
{
    /// <summary>The left channel.</summary>
    public float[] Left { get; } = new float[length];

    /// <summary>The right channel.</summary>
    public float[] Right { get; } = new float[length];

    /// <summary>How many samples it has.</summary>
    public int Length => length;

    /// <summary>Mixes sound in.</summary>
    /// <param name="sound">One channel.</param>
    /// <param name="start">Where it begins; any number, it wraps around.</param>
    /// <param name="gain">How loud.</param>
    /// <param name="pan">-1 is left, 1 is right.</param>
    public void Add(ReadOnlySpan<float> sound, int start, double gain, double pan)
    {
        var (left, right) = Tones.Pan(pan, gain);
        var at = ((start % length) + length) % length;
        while (sound.Length > 0)
        {
            var piece = sound[..Math.Min(sound.Length, length - at)];
            Tones.Add(piece, Left, at, left);
            Tones.Add(piece, Right, at, right);
            sound = sound[piece.Length..];
            at = 0;
        }
    }

    /// <summary>Mixes another loop of the same length in.</summary>
    public void Add(StereoLoop other, float gain)
    {
        Tones.Add(other.Left, Left, 0, gain);
        Tones.Add(other.Right, Right, 0, gain);
    }
}
