using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Music;

/// <summary>Plays a score and mixes it: room, echo, the pump of the kick drum, dust, and a limiter at the end.</summary>
internal sealed class Studio(Brief brief)
{
    private const int Echoes = 4;
    private const double EchoSteps = 3;
    private const float Knee = 0.5f;

    private readonly int _length = (int)Math.Round(brief.Seconds * Tones.Rate);
    private readonly SeededRandom _players = new((ulong)brief.Bars);

    /// <summary>The finished piece, exactly as long as asked.</summary>
    public Waveform Record(Score score, CancellationToken ct)
    {
        var mix = new StereoLoop(_length);
        var room = new StereoLoop(_length);
        foreach (var note in score.Notes)
        {
            ct.ThrowIfCancellationRequested();
            Play(note, mix, room);
        }

        mix.Add(Reverb.Answer(room, brief.Style.Room, 0.5), 1);
        Pump(mix, score.Hits);
        Drum(score.Hits, mix);
        Dull(mix);
        Dust(mix);
        Master(mix);
        return new Waveform(Tones.Rate, mix.Left, mix.Right);
    }

    private void Play(Score.Note note, StereoLoop mix, StereoLoop room)
    {
        var part = note.Part;
        var late = note.Late + _players.Between(-brief.Style.Looseness, brief.Style.Looseness);
        var sound = Instruments.Note(part.Instrument, note.Hertz, note.Steps * brief.StepSeconds * 0.96, note.Strength);
        var start = At(note.Step, late);
        mix.Add(sound, start, part.Gain, part.Pan);
        room.Add(sound, start, part.Gain * part.Room, part.Pan * 0.6);
        for (var echo = 1; echo <= Echoes && part.Echo > 0; echo++)
        {
            var side = echo % 2 == 0 ? 0.7 : -0.7;
            mix.Add(sound, At(note.Step + (echo * EchoSteps), late), part.Gain * Math.Pow(part.Echo, echo), side);
        }
    }

    private void Drum(IReadOnlyList<Score.Hit> hits, StereoLoop mix)
    {
        var sounds = new Dictionary<Style.DrumLine, float[]>();
        foreach (var hit in hits)
        {
            if (!sounds.TryGetValue(hit.Line, out var sound))
            {
                sounds[hit.Line] = sound = Instruments.Drum(hit.Line.Drum);
            }

            var late = _players.Between(0, brief.Style.Looseness);
            var strength = hit.Strength * _players.Between(0.94, 1);
            mix.Add(sound, At(hit.Step, late), hit.Line.Gain * strength * 0.75, hit.Line.Pan);
        }
    }

    // Where a step falls, with the swing: the second half of a pair comes late.
    private int At(double step, double late)
    {
        var pair = brief.Style.SwingUnit * 2.0;
        var within = step % pair / pair;
        var swung = within < 0.5 ? within * 2 * brief.Style.Swing : brief.Style.Swing + ((within - 0.5) * 2 * (1 - brief.Style.Swing));
        return (int)Math.Round((((step - (step % pair)) + (swung * pair)) * brief.StepSeconds + late) * Tones.Rate);
    }

    private void Pump(StereoLoop mix, IReadOnlyList<Score.Hit> hits)
    {
        if (brief.Style.Pump == 0 || hits.Count == 0)
        {
            return;
        }

        // Where there is a pump, the kick drum is the first line of the kit.
        var gain = new float[_length];
        Array.Fill(gain, 1);
        var dip = Tones.Map(Tones.Silence(0.35), (_, time) => (float)brief.Style.Pump * MathF.Exp(-time * 11));
        foreach (var kick in hits.Where(hit => hit.Line == hits[0].Line))
        {
            var start = At(kick.Step, 0);
            for (var i = 0; i < dip.Length; i++)
            {
                gain[(start + i) % _length] = Math.Min(gain[(start + i) % _length], 1 - dip[i]);
            }
        }

        for (var i = 0; i < _length; i++)
        {
            mix.Left[i] *= gain[i];
            mix.Right[i] *= gain[i];
        }
    }

    private void Dull(StereoLoop mix)
    {
        if (brief.Style.Dull >= 20000)
        {
            return;
        }

        foreach (var channel in (float[][])[mix.Left, mix.Right])
        {
            // The filter runs in over the last second, so that the loop has no seam.
            var filter = new Filter(brief.Style.Dull);
            foreach (var sample in channel.AsSpan(Math.Max(0, _length - Tones.Rate)))
            {
                filter.Low(sample);
            }

            Tones.Map(channel, (sample, _) => filter.Low(sample));
        }
    }

    private void Dust(StereoLoop mix)
    {
        if (brief.Style.Dust == 0)
        {
            return;
        }

        var noise = new Noise(brief.Bars);
        var grain = new float[24];
        for (var count = (int)(brief.Seconds * 9); count > 0; count--)
        {
            foreach (ref var sample in grain.AsSpan())
            {
                sample = noise.Next();
            }

            var loudness = Math.Pow(_players.Next(), 3) * 0.03 * brief.Style.Dust;
            mix.Add(Tones.Shape([.. grain], 0.0001, 0.0004), _players.Whole(_length), loudness, _players.Between(-0.8, 0.8));
        }
    }

    private void Master(StereoLoop mix)
    {
        var power = 0.0;
        for (var i = 0; i < _length; i++)
        {
            power += (mix.Left[i] * (double)mix.Left[i]) + (mix.Right[i] * (double)mix.Right[i]);
        }

        var level = Math.Sqrt(power / (2.0 * _length));
        var gain = (float)(Math.Pow(10, brief.Style.Level / 20) / Math.Max(level, 1e-6));
        Tones.Map(mix.Left, (sample, _) => Limit(sample * gain));
        Tones.Map(mix.Right, (sample, _) => Limit(sample * gain));
    }

    // Straight up to the knee, then bent towards the ceiling: loud, and never over it.
    private static float Limit(float sample)
    {
        const float Room = 0.75f - Knee;
        var size = Math.Abs(sample);
        return size <= Knee ? sample : MathF.CopySign(Knee + (Room * MathF.Tanh((size - Knee) / Room)), sample);
    }
}
