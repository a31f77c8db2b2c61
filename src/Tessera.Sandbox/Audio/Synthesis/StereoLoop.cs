namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>
/// A stereo mix bent into a circle: what rings on after the end is heard at the beginning, so that it can be played
/// in a loop without a seam.
/// </summary>
internal sealed class StereoLoop(int length)
{
    public float[] Left { get; } = new float[length];

    public float[] Right { get; } = new float[length];

    /// <summary>Mixes one channel in.</summary>
    /// <param name="sound">One channel.</param>
    /// <param name="start">Where it begins; any number, it wraps around.</param>
    /// <param name="gain">How loud.</param>
    /// <param name="pan">-1 is left, 1 is right.</param>
    public void Add(ReadOnlySpan<float> sound, int start, double gain, double pan)
    {
        var (left, right) = Samples.Pan(pan, gain);
        var at = ((start % length) + length) % length;
        while (sound.Length > 0)
        {
            var piece = sound[..Math.Min(sound.Length, length - at)];
            Samples.Add(piece, Left, at, left);
            Samples.Add(piece, Right, at, right);
            sound = sound[piece.Length..];
            at = 0;
        }
    }
}
