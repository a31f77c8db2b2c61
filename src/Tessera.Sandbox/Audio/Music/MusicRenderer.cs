using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Music;

/// <summary>Plays a score and mixes it: reverb, echo, ducking by the kick drum and a limiter at the end.</summary>
internal sealed class MusicRenderer(MusicRequest request)
{
    private const int Echoes = 4;
    private const double EchoSteps = 3;
    private const float Ceiling = 0.75f;

    private readonly int _length = (int)Math.Round(request.Seconds * Samples.Rate);
    private readonly SeededRandom _players = new((ulong)request.Bars);

    /// <summary>The finished piece, exactly as long as asked.</summary>
    public Waveform Render(Score score, CancellationToken ct)
    {
        var mix = new StereoMix(_length, loops: true);
        var room = new StereoMix(_length, loops: true);
        foreach (var note in score.Notes)
        {
            ct.ThrowIfCancellationRequested();
            Play(note, mix, room);
        }

        Reverb.Add(room, request.Style.Room, mix);
        Duck(mix, score.Hits);
        Drum(score.Hits, mix);
        LowPass(mix);
        Master(mix);
        return new Waveform(Samples.Rate, mix.Left, mix.Right);
    }

    private void Play(Score.Note note, StereoMix mix, StereoMix room)
    {
        var part = note.Part;
        var late = note.Late + _players.Between(-request.Style.Humanize, request.Style.Humanize);
        var sound = Instruments.Note(part.Instrument, note.Hertz, note.Steps * request.StepSeconds * 0.96, note.Strength);
        var start = At(note.Step, late);
        mix.Add(sound, start, part.Gain, part.Pan);
        room.Add(sound, start, part.Gain * part.Room, part.Pan * 0.6);
        for (var echo = 1; echo <= Echoes && part.Echo > 0; echo++)
        {
            var side = echo % 2 == 0 ? 0.7 : -0.7;
            mix.Add(sound, At(note.Step + (echo * EchoSteps), late), part.Gain * Math.Pow(part.Echo, echo), side);
        }
    }

    private void Drum(IReadOnlyList<Score.Hit> hits, StereoMix mix)
    {
        var sounds = hits.Select(hit => hit.Line.Drum).Distinct().ToDictionary(drum => drum, Instruments.Drum);
        foreach (var hit in hits)
        {
            var late = _players.Between(0, request.Style.Humanize);
            var strength = hit.Strength * _players.Between(0.94, 1);
            mix.Add(sounds[hit.Line.Drum], At(hit.Step, late), hit.Line.Gain * strength * 0.75, hit.Line.Pan);
        }
    }

    // Where a step falls, with the swing: the second half of a pair comes late.
    private int At(double step, double late)
    {
        var pair = request.Style.SwingUnit * 2.0;
        var within = step % pair / pair;
        var swung = within < 0.5 ? within * 2 * request.Style.Swing : request.Style.Swing + ((within - 0.5) * 2 * (1 - request.Style.Swing));
        return (int)Math.Round((((step - (step % pair)) + (swung * pair)) * request.StepSeconds + late) * Samples.Rate);
    }

    private void Duck(StereoMix mix, IReadOnlyList<Score.Hit> hits)
    {
        if (request.Style.Ducking == 0 || hits.Count == 0)
        {
            return;
        }

        // Where there is ducking, the kick drum is the first line of the kit.
        var gains = new float[_length];
        Array.Fill(gains, 1);
        foreach (var kick in hits.Where(hit => hit.Line == hits[0].Line))
        {
            var start = At(kick.Step, 0);
            for (var i = 0; i < 0.35 * Samples.Rate; i++)
            {
                ref var gain = ref gains[(start + i) % _length];
                gain = Math.Min(gain, 1 - ((float)request.Style.Ducking * MathF.Exp(-11f * i / Samples.Rate)));
            }
        }

        TensorPrimitives.Multiply(mix.Left, gains, mix.Left);
        TensorPrimitives.Multiply(mix.Right, gains, mix.Right);
    }

    private void LowPass(StereoMix mix)
    {
        if (request.Style.LowPass is not { } cutoff)
        {
            return;
        }

        foreach (var channel in (float[][])[mix.Left, mix.Right])
        {
            // The filter runs in over the last second, so that the loop has no seam.
            double[] samples = [.. channel[^Samples.Rate..], .. channel];
            new Filter(Filter.Band.Low, cutoff).Pass(samples);
            TensorPrimitives.ConvertTruncating<double, float>(samples.AsSpan(Samples.Rate), channel);
        }
    }

    // Bent towards the ceiling: loud, and never over it.
    private void Master(StereoMix mix)
    {
        var power = TensorPrimitives.SumOfSquares<float>(mix.Left) + TensorPrimitives.SumOfSquares<float>(mix.Right);
        var gain = (float)(Math.Pow(10, request.Style.Level / 20) / Math.Max(Math.Sqrt(power / (2.0 * _length)), 1e-6));
        foreach (var channel in (float[][])[mix.Left, mix.Right])
        {
            TensorPrimitives.Multiply(channel, gain / Ceiling, channel);
            TensorPrimitives.Tanh<float>(channel, channel);
            TensorPrimitives.Multiply(channel, Ceiling, channel);
        }
    }
}
