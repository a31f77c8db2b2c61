namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>The operators, names and functions that every <see cref="Formula"/> knows.</summary>
internal static class FormulaFunctions
{
    private const double Mild = 0.7;

    /// <summary>The operators, those that bind least first.</summary>
    public static IReadOnlyList<Dictionary<string, Signal.Combination>> Operators { get; } =
    [
        new() { ["<"] = Each((left, right) => left < right ? 1 : 0), [">"] = Each((left, right) => left > right ? 1 : 0) },
        new() { ["+"] = TensorPrimitives.Add, ["-"] = TensorPrimitives.Subtract },
        new() { ["*"] = TensorPrimitives.Multiply, ["/"] = TensorPrimitives.Divide, ["%"] = Each((left, right) => left % right) },
    ];

    public static IReadOnlyDictionary<string, Func<Voice, Signal>> Names { get; } = new Dictionary<string, Func<Voice, Signal>>
    {
        ["t"] = Time,
        ["tau"] = _ => Signal.Of(Math.Tau),
        ["noise"] = voice => Oscillators.White(new Noise(voice.Choices.Whole(int.MaxValue))),
    };

    public static IReadOnlyDictionary<string, Func<Voice, Signal[], Signal>> Functions { get; } = new Dictionary<string, Func<Voice, Signal[], Signal>>
    {
        ["exp"] = (_, x) => x[0].Map(TensorPrimitives.Exp),
        ["sin"] = (_, x) => x[0].Map(TensorPrimitives.Sin),
        ["tanh"] = (_, x) => x[0].Map(TensorPrimitives.Tanh),
        ["sqrt"] = (_, x) => x[0].Map(TensorPrimitives.Sqrt),
        ["abs"] = (_, x) => x[0].Map(TensorPrimitives.Abs),
        ["floor"] = (_, x) => x[0].Map(TensorPrimitives.Floor),
        ["round"] = (_, x) => x[0].Map(TensorPrimitives.Round),
        ["sign"] = (_, x) => x[0].Map(Each(sample => Math.Sign(sample))),
        ["min"] = (_, x) => x[0].Zip(x[1], TensorPrimitives.Min),
        ["max"] = (_, x) => x[0].Zip(x[1], TensorPrimitives.Max),
        ["pow"] = (_, x) => x[0].Zip(x[1], Each(Math.Pow)),
        ["pick"] = (_, x) => x[1 + (int)x[0].Number],
        ["rand"] = (voice, x) => Signal.Of(voice.Choices.Between(x[0].Number, x[1].Number)),
        ["after"] = (voice, x) => After(voice, x[0].Number, x[1].Number),
        ["hold"] = (_, x) => Hold(x[0], (int)x[1].Number),
        ["cycles"] = (_, x) => Oscillators.Cycles(x[0]),
        ["sine"] = (_, x) => Oscillators.Sine(x[0]),
        ["ring"] = (_, x) => Oscillators.Ring(x[0].Number, x[1].Number, Optional(x, 2, double.PositiveInfinity)),
        ["saw"] = (_, x) => Oscillators.Saw(x[0], Optional(x, 1, 0)),
        ["pulse"] = (_, x) => Oscillators.Pulse(x[0].Number, x[1].Number),
        ["string"] = (_, x) => Oscillators.PluckedString(x[0].Number, x[1].Number, x[2].Number),
        ["low"] = (_, x) => Filtered(Filter.Band.Low, x),
        ["band"] = (_, x) => Filtered(Filter.Band.Middle, x),
        ["high"] = (_, x) => Filtered(Filter.Band.High, x),
    };

    private static Signal.Change Each(Func<double, double> change) => (input, output) =>
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = change(input[i]);
        }
    };

    private static Signal.Combination Each(Func<double, double, double> combine) => (left, right, output) =>
    {
        for (var i = 0; i < output.Length; i++)
        {
            output[i] = combine(left[i], right[i]);
        }
    };

    private static double Optional(Signal[] arguments, int index, double usual) => index < arguments.Length ? arguments[index].Number : usual;

    private static Signal Time(Voice voice) => new(block =>
    {
        for (var i = 0; i < Signal.Block; i++)
        {
            block[i] = (double)((voice.BlockIndex * Signal.Block) + i) / Samples.Rate;
        }
    });

    // An echo that begins at a moment and fades.
    private static Signal After(Voice voice, double start, double speed) =>
        Time(voice).Map(Each(time => time > start ? Math.Exp((start - time) * speed) : 0));

    private static Signal Hold(Signal input, int samples)
    {
        var (held, left) = (0.0, 0);
        return input.Map(Each(sample =>
        {
            (held, left) = left == 0 ? (sample, samples - 1) : (held, left - 1);
            return held;
        }));
    }

    private static Signal Filtered(Filter.Band band, Signal[] arguments)
    {
        var (input, cutoff, resonance) = (arguments[0], arguments[1], arguments.Length > 2 ? arguments[2] : Signal.Of(Mild));
        var isSteady = cutoff.Constant is not null && resonance.Constant is not null;
        var filter = new Filter(band, cutoff.Constant ?? 1000, resonance.Constant ?? Mild);
        var (hertz, sharpness) = (new double[Signal.Block], new double[Signal.Block]);
        return new Signal(block =>
        {
            input.Fill(block);
            if (!isSteady)
            {
                cutoff.Fill(hertz);
                resonance.Fill(sharpness);
                filter.Tune(hertz[0], sharpness[0]);
            }

            filter.Pass(block);
        });
    }
}
