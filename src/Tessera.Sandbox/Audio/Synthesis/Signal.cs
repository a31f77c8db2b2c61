namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>A stream of samples, computed block by block; a constant is known before any block is.</summary>
internal sealed class Signal(Action<double[]> fill)
{
    /// <summary>Samples in a block: few, because filters are tuned once a block.</summary>
    public const int Block = 32;

    public delegate void Change(ReadOnlySpan<double> input, Span<double> output);

    public delegate void Combination(ReadOnlySpan<double> left, ReadOnlySpan<double> right, Span<double> output);

    /// <summary>The value of all samples, where it never changes.</summary>
    public double? Constant { get; private init; }

    /// <summary>The constant, where the formula needs a number.</summary>
    public double Number => Constant ?? throw new FormatException("A number is needed here, not a signal that changes.");

    public static Signal Of(double value) => new(block => Array.Fill(block, value)) { Constant = value };

    /// <summary>Computes the next block.</summary>
    public void Fill(double[] block) => fill(block);

    public Signal Map(Change change)
    {
        if (Constant is { } value)
        {
            Span<double> changed = [0];
            change([value], changed);
            return Of(changed[0]);
        }

        return new Signal(block =>
        {
            Fill(block);
            change(block, block);
        });
    }

    public Signal Zip(Signal other, Combination combine)
    {
        if (Constant is { } left && other.Constant is { } right)
        {
            Span<double> combined = [0];
            combine([left], [right], combined);
            return Of(combined[0]);
        }

        var others = new double[Block];
        Array.Fill(others, other.Constant ?? 0);
        return new Signal(block =>
        {
            Fill(block);
            if (other.Constant is null)
            {
                other.Fill(others);
            }

            combine(block, others, block);
        });
    }

    /// <summary>The same signal for several readers: it is computed once a block.</summary>
    public Signal Shared(Voice voice)
    {
        if (Constant is not null)
        {
            return this;
        }

        var (last, known) = (-1, new double[Block]);
        return new Signal(block =>
        {
            if (last != voice.BlockIndex)
            {
                Fill(known);
                last = voice.BlockIndex;
            }

            known.CopyTo(block, 0);
        });
    }
}
