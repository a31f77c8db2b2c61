namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>Sounds of one channel, mixed to two.</summary>
/// <param name="length">How many samples it has.</param>
/// <param name="loops">
/// Whether what rings on after the end is heard at the beginning, so that it can be played in a loop without a seam; else
/// it is cut off.
/// </param>
internal sealed class StereoMix(int length, bool loops)
{
    public float[] Left { get; } = new float[length];

    public float[] Right { get; } = new float[length];

    /// <summary>Adds one channel, panned from -1 (left) to 1 with the same power; a loop wraps any start around.</summary>
    public void Add(ReadOnlySpan<float> sound, int start, double gain, double pan)
    {
        var (right, left) = Math.SinCos((pan + 1) * Math.PI / 4);
        var at = loops ? ((start % length) + length) % length : Math.Min(start, length);
        do
        {
            var piece = sound[..Math.Min(sound.Length, length - at)];
            Add(piece, Left.AsSpan(at), (float)(left * gain));
            Add(piece, Right.AsSpan(at), (float)(right * gain));
            sound = sound[piece.Length..];
            at = 0;
        }
        while (loops && sound.Length > 0);
    }

    private static void Add(ReadOnlySpan<float> sound, Span<float> to, float gain) => TensorPrimitives.MultiplyAdd(sound, gain, to[..sound.Length], to);
}
