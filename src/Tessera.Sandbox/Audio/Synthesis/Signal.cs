namespace Tessera.Sandbox.Audio.Synthesis;

/// <summary>A stream of samples, computed block by block; a constant is known before any block is.</summary>
internal sealed class Signal(Action<double[]> fill)
{
    /// <summary>Samples in a block. Filters are tuned once a block.</summary>
    public const int Block = 32;

    /// <summary>The value of all samples, where it never changes.</summary>
    public double? Constant { get; private init; }

    /// <summary>The constant, where the formula needs a number.</summary>
    public double Number => Constant ?? throw new FormatException("A number is needed here, not a signal that changes.");

    public static Signal Of(double value) => new(block => Array.Fill(block, value)) { Constant = value };

    /// <summary>Applies a function to each sample.</summary>
    public static Signal Map(Signal input, Func<double, double> change) => input.Constant is { } value
        ? Of(change(value))
        : new Signal(block =>
        {
            input.Fill(block);
            for (var i = 0; i < Block; i++)
            {
                block[i] = change(block[i]);
            }
        });

    /// <summary>Applies a function to the samples of two signals.</summary>
    public static Signal Zip(Signal left, Signal right, Func<double, double, double> combine)
    {
        if (right.Constant is { } constant)
        {
            return Map(left, sample => combine(sample, constant));
        }

        var other = new double[Block];
        return new Signal(block =>
        {
            left.Fill(block);
            right.Fill(other);
            for (var i = 0; i < Block; i++)
            {
                block[i] = combine(block[i], other[i]);
            }
        });
    }

    /// <summary>The sum of all parts.</summary>
    public static Signal Sum(IReadOnlyList<Signal> parts)
    {
        if (parts.All(part => part.Constant is not null))
        {
            return Of(parts.Sum(part => part.Number));
        }

        var other = new double[Block];
        return new Signal(block =>
        {
            parts[0].Fill(block);
            for (var part = 1; part < parts.Count; part++)
            {
                parts[part].Fill(other);
                for (var i = 0; i < Block; i++)
                {
                    block[i] += other[i];
                }
            }
        });
    }

    public static Signal Product(Signal left, Signal right)
    {
        if (left.Constant is not null && right.Constant is not null)
        {
            return Of(left.Number * right.Number);
        }

        if (left.Constant is not null)
        {
            return Product(right, left);
        }

        // A constant factor fills its block once.
        var (factors, isSteady) = (new double[Block], right.Constant is not null);
        Array.Fill(factors, right.Constant ?? 0);
        return new Signal(block =>
        {
            left.Fill(block);
            if (!isSteady)
            {
                right.Fill(factors);
            }

            for (var i = 0; i < Block; i++)
            {
                block[i] *= factors[i];
            }
        });
    }

    /// <summary>Computes the next block.</summary>
    public void Fill(double[] block) => fill(block);

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
