using System.Numerics;

namespace Tessera.Sandbox.Tests.Audio;

/// <summary>What sound is made of, averaged over its loud parts; measured here, apart from the code that made it.</summary>
internal sealed class Spectrum
{
    private const int Bits = 11;
    private const int Size = 1 << Bits;
    private const int Rate = 44100;
    private readonly double[] _power;

    private Spectrum(double[] power, double flatness)
    {
        _power = power;
        Flatness = flatness;
    }

    /// <summary>1 is white noise, 0 a pure tone: the mean over all frames, 100 Hz to 8 kHz.</summary>
    public double Flatness { get; }

    /// <summary>The centre of gravity in hertz.</summary>
    public double Centroid => _power.Select((power, bin) => power * Hertz(bin)).Sum() / _power.Sum();

    public static Spectrum Of(float[] samples)
    {
        var power = new double[Size / 2];
        var flatness = new List<double>();
        for (var start = 0; start + Size <= samples.Length; start += Size * 2)
        {
            var frame = Frame(samples.AsSpan(start, Size));
            var heard = Enumerable.Range(0, Size / 2).Where(bin => Hertz(bin) is > 100 and < 8000).Select(bin => frame[bin] + 1e-12).ToArray();
            if (heard.Average() < 1e-3)
            {
                continue;
            }

            flatness.Add(Math.Exp(heard.Average(Math.Log)) / heard.Average());
            for (var bin = 0; bin < power.Length; bin++)
            {
                power[bin] += frame[bin];
            }
        }

        return new Spectrum(power, flatness.Average());
    }

    private static double Hertz(int bin) => (double)bin * Rate / Size;

    private static double[] Frame(ReadOnlySpan<float> samples)
    {
        var values = new Complex[Size];
        for (var i = 0; i < Size; i++)
        {
            // Bits reversed: the order in which the butterflies below want them.
            var from = (int)(ReverseBits((uint)i) >> (32 - Bits));
            values[i] = samples[from] * (0.5 - (0.5 * Math.Cos(Math.Tau * from / Size)));
        }

        for (var half = 1; half < Size; half *= 2)
        {
            var turn = Complex.FromPolarCoordinates(1, -Math.PI / half);
            for (var block = 0; block < Size; block += half * 2)
            {
                var turned = Complex.One;
                for (var i = block; i < block + half; i++, turned *= turn)
                {
                    (values[i], values[i + half]) = (values[i] + (turned * values[i + half]), values[i] - (turned * values[i + half]));
                }
            }
        }

        return [.. values.Take(Size / 2).Select(value => (value.Real * value.Real) + (value.Imaginary * value.Imaginary))];
    }

    private static uint ReverseBits(uint value)
    {
        var reversed = 0u;
        for (var bit = 0; bit < 32; bit++, value >>= 1)
        {
            reversed = (reversed << 1) | (value & 1);
        }

        return reversed;
    }
}
