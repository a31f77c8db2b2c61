namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>One sound while it is played: its names, its random choices and how far it has been computed.</summary>
internal sealed class Voice(SeededRandom choices)
{
    private readonly Dictionary<string, Signal> _names = [];

    public SeededRandom Choices => choices;

    /// <summary>The block that is computed now.</summary>
    public int BlockIndex { get; private set; }

    public Signal this[string name]
    {
        get => _names.TryGetValue(name, out var signal) ? signal : throw new FormatException($"The formula uses '{name}', which is not defined.");
        set => _names[name] = value;
    }

    /// <summary>A voice that knows the same constants: signals belong to the voice that plays them.</summary>
    public Voice Copy()
    {
        var copy = new Voice(choices);
        foreach (var (name, signal) in _names.Where(entry => entry.Value.Constant is not null))
        {
            copy[name] = signal;
        }

        return copy;
    }

    /// <summary>Defines names by formulas, each of which may use the names before it.</summary>
    public void Define(OrderedDictionary<string, Formula>? names)
    {
        foreach (var (name, formula) in names ?? [])
        {
            this[name] = formula.Build(this).Shared(this);
        }
    }

    /// <summary>The value of a formula that is a number; 0 for none.</summary>
    public double Number(Formula? formula, double otherwise = 0) => formula?.Build(this).Number ?? otherwise;

    /// <summary>Plays a formula from its beginning.</summary>
    public float[] Play(Formula formula, double seconds)
    {
        var samples = Samples.Silence(seconds);
        var signal = formula.Build(this);
        var block = new double[Signal.Block];
        for (BlockIndex = 0; BlockIndex * Signal.Block < samples.Length; BlockIndex++)
        {
            signal.Fill(block);
            var start = BlockIndex * Signal.Block;
            for (var i = 0; i < Signal.Block && start + i < samples.Length; i++)
            {
                samples[start + i] = (float)block[i];
            }
        }

        return samples;
    }
}
