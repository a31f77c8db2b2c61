namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>
/// A state-variable filter in its topology-preserving form (Zavalishin): it may be tuned while it runs and stays
/// stable.
/// </summary>
internal sealed class Filter
{
    private float _g;
    private float _damping;
    private float _scale;
    private float _first;
    private float _second;

    public Filter(double hertz, double resonance = 0.7) => Tune(hertz, resonance);

    /// <summary>Moves the cut-off.</summary>
    public void Tune(double hertz, double resonance = 0.7)
    {
        _g = MathF.Tan((float)(Math.PI * Math.Clamp(hertz, 10, Tones.Rate * 0.45) / Tones.Rate));
        _damping = (float)(1 / resonance);
        _scale = 1 / (1 + (_g * (_g + _damping)));
    }

    /// <summary>What is below the cut-off.</summary>
    public float Low(float sample)
    {
        Step(sample, out _, out var low);
        return low;
    }

    /// <summary>What is about the cut-off, at its full height.</summary>
    public float Band(float sample)
    {
        Step(sample, out var band, out _);
        return band * _damping;
    }

    /// <summary>What is above the cut-off.</summary>
    public float High(float sample)
    {
        Step(sample, out var band, out var low);
        return sample - (_damping * band) - low;
    }

    private void Step(float sample, out float band, out float low)
    {
        var rest = sample - _second;
        band = _scale * (_first + (_g * rest));
        low = _second + (_g * band);
        _first = (2 * band) - _first;
        _second = (2 * low) - _second;
    }
}
