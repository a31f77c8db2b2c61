namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>A state-variable filter in its topology-preserving form (Zavalishin), which stays stable when it is tuned while it runs.</summary>
internal sealed class Filter
{
    private readonly Band _band;
    private (double Frequency, double Damping, double Scale) _tuning;
    private double _first;
    private double _second;

    public Filter(Band band, double hertz, double resonance = 0.7)
    {
        _band = band;
        Tune(hertz, resonance);
    }

    /// <summary>What the filter lets pass: what is below the cut-off, about it (at its full height) or above it.</summary>
    public enum Band
    {
        Low, Middle, High,
    }

    /// <summary>Moves the cut-off.</summary>
    public void Tune(double hertz, double resonance)
    {
        var frequency = Math.Tan(Math.PI * Math.Clamp(hertz, 10, Samples.Rate * 0.45) / Samples.Rate);
        var damping = 1 / resonance;
        _tuning = (frequency, damping, 1 / (1 + (frequency * (frequency + damping))));
    }

    public void Pass(Span<double> samples)
    {
        var (frequency, damping, scale) = _tuning;
        var (input, middle, below) = _band switch { Band.Low => (0.0, 0.0, 1.0), Band.Middle => (0, damping, 0), _ => (1, -damping, -1) };
        var (first, second) = (_first, _second);
        foreach (ref var sample in samples)
        {
            var band = scale * (first + (frequency * (sample - second)));
            var low = second + (frequency * band);
            (first, second) = ((2 * band) - first, (2 * low) - second);
            sample = (input * sample) + (middle * band) + (below * low);
        }

        (_first, _second) = (first, second);
    }
}
