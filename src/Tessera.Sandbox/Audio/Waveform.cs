using System.Runtime.InteropServices;

namespace Tessera.Sandbox.Audio;

/// <summary>Sound as samples, about -1 to 1: one array for each channel, all of one length.</summary>
internal sealed class Waveform(int rate, params float[][] channels)
{
    /// <summary>The loudest sample we write, -2.3 dBFS: with what a lossy encoder adds it stays below -1.</summary>
    public const float Ceiling = 0.77f;

    private const float Silence = 1e-5f;

    public int Rate => rate;

    /// <summary>One channel, or left and right.</summary>
    public float[][] Channels => channels;

    /// <summary>How many samples each channel has.</summary>
    public int Length => channels[0].Length;

    public double Seconds => (double)Length / rate;

    /// <summary>The first channel: all there is of mono sound.</summary>
    public float[] Mono => channels[0];

    /// <summary>Reads one channel of little-endian 32-bit floats.</summary>
    public static Waveform FromFloats(byte[] bytes, int rate) => new(rate, MemoryMarshal.Cast<byte, float>(bytes).ToArray());

    /// <summary>Its beginning.</summary>
    public Waveform First(TimeSpan longest) => new(rate, [.. channels.Select(channel => channel[..Math.Min(Length, (int)(longest.TotalSeconds * rate))])]);

    /// <summary>Scales it in place so that its loudest sample is at the ceiling. Silence stays silence.</summary>
    public Waveform Normalise()
    {
        var peak = channels.Max(channel => channel.Length == 0 ? 0 : Math.Abs(TensorPrimitives.MaxMagnitude<float>(channel)));
        foreach (var channel in peak > Silence ? channels : [])
        {
            TensorPrimitives.Multiply(channel, Ceiling / peak, channel);
        }

        return this;
    }

    /// <summary>All samples as little-endian 32-bit floats, channels interleaved.</summary>
    public byte[] ToFloats()
    {
        var floats = new float[Length * channels.Length];
        for (var channel = 0; channel < channels.Length; channel++)
        {
            var samples = channels[channel];
            for (var i = 0; i < samples.Length; i++)
            {
                floats[(i * channels.Length) + channel] = samples[i];
            }
        }

        return MemoryMarshal.AsBytes(floats.AsSpan()).ToArray();
    }
}
