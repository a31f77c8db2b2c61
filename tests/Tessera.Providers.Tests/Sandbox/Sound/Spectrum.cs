using System.Numerics;

namespace Tessera.Providers.Tests.Sandbox.Sound;

/// <summary>What sound is made of, averaged over its loud parts; measured here, apart from the code that made it.</summary>
internal sealed class Spectrum
{
    private const int Size = 2048;
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
        for (var start = 0; start + Size <= samples.Length; start += Size)
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
            values[i] = samples[i] * (0.5 - (0.5 * Math.Cos(Math.Tau * i / Size)));
        }

        Transform(values);
        return [.. values.Take(Size / 2).Select(value => value.Magnitude * value.Magnitude)];
    }

    private static void Transform(Span<Complex> values)
    {
        if (values.Length == 1)
        {
            return;
        }

        var half = values.Length / 2;
        var even = new Complex[half];
        var odd = new Complex[half];
        for (var i = 0; i < half; i++)
        {
            even[i] = values[2 * i];
            odd[i] = values[(2 * i) + 1];
        }

        Transform(even);
        Transform(odd);
        for (var i = 0; i < half; i++)
        {
            var turned = Complex.FromPolarCoordinates(1, -Math.Tau * i / values.Length) * odd[i];
            values[i] = even[i] + turned;
            values[i + half] = even[i] - turned;
        }
    }
}
