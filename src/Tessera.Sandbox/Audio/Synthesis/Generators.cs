using System.Collections.Frozen;

namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>The names and functions that every <see cref="Formula"/> knows.</summary>
internal static class Generators
{
    private const double Mild = 0.7;

    public static FrozenDictionary<string, Func<Voice, Signal>> Names { get; } = new Dictionary<string, Func<Voice, Signal>>
    {
        ["t"] = Time,
        ["tau"] = _ => Signal.Of(Math.Tau),
        ["noise"] = voice => Hiss(new Noise(voice.Choices.Whole(int.MaxValue))),
    }.ToFrozenDictionary();

    public static FrozenDictionary<string, Func<Voice, Signal[], Signal>> Functions { get; } = new Dictionary<string, Func<Voice, Signal[], Signal>>
    {
        ["exp"] = (_, x) => Signal.Map(x[0], Math.Exp),
        ["sin"] = (_, x) => Signal.Map(x[0], Math.Sin),
        ["tanh"] = (_, x) => Signal.Map(x[0], Math.Tanh),
        ["sqrt"] = (_, x) => Signal.Map(x[0], Math.Sqrt),
        ["abs"] = (_, x) => Signal.Map(x[0], Math.Abs),
        ["floor"] = (_, x) => Signal.Map(x[0], Math.Floor),
        ["round"] = (_, x) => Signal.Map(x[0], Math.Round),
        ["sign"] = (_, x) => Signal.Map(x[0], sample => Math.Sign(sample)),
        ["min"] = (_, x) => Signal.Zip(x[0], x[1], Math.Min),
        ["max"] = (_, x) => Signal.Zip(x[0], x[1], Math.Max),
        ["pow"] = (_, x) => Signal.Zip(x[0], x[1], Math.Pow),
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
        ["low"] = (_, x) => Filtered(x, (filter, sample) => filter.Low(sample)),
        ["band"] = (_, x) => Filtered(x, (filter, sample) => filter.Band(sample)),
        ["high"] = (_, x) => Filtered(x, (filter, sample) => filter.High(sample)),
    }.ToFrozenDictionary();

    private static double Optional(Signal[] arguments, int index, double usual) => index < arguments.Length ? arguments[index].Number : usual;

    private static Signal Time(Voice voice) => new(block =>
    {
        for (var i = 0; i < Signal.Block; i++)
        {
            block[i] = (double)((voice.BlockIndex * Signal.Block) + i) / Tones.Rate;
        }
    });

    private static Signal Hiss(Noise noise) => new(block =>
    {
        foreach (ref var sample in block.AsSpan())
        {
            sample = noise.Next();
        }
    });

    // An echo that begins at a moment and fades.
    private static Signal After(Voice voice, double start, double speed) =>
        Signal.Map(Time(voice), time => time > start ? Math.Exp((start - time) * speed) : 0);

    private static Signal Hold(Signal input, int samples)
    {
        var (held, left) = (0.0, 0);
        return Signal.Map(input, sample =>
        {
            (held, left) = left == 0 ? (sample, samples - 1) : (held, left - 1);
            return held;
        });
    }

    private static Signal Filtered(Signal[] arguments, Func<Filter, float, float> pass)
    {
        var (input, cutoff, resonance) = (arguments[0], arguments[1], arguments.Length > 2 ? arguments[2] : Signal.Of(Mild));
        var isSteady = cutoff.Constant is not null && resonance.Constant is not null;
        var filter = new Filter(cutoff.Constant ?? 1000, resonance.Constant ?? Mild);
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

            foreach (ref var sample in block.AsSpan())
            {
                sample = pass(filter, (float)sample);
            }
        });
    }
}
