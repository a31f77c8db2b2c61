using Tessera.Sandbox.Audio.Synthesis;
using static Tessera.Sandbox.Audio.Synthesis.Signal;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Plays sound effects in stereo.</summary>
internal sealed class Stage(double seconds, SeededRandom choices)
{
    /// <summary>The shortest time between beats: no formula can keep a rhythm from ending.</summary>
    private const double ShortestPause = 0.001;

    private readonly float[] _left = Tones.Silence(seconds);
    private readonly float[] _right = Tones.Silence(seconds);

    public void Play(Effect effect)
    {
        var voice = new Voice(choices) { ["seconds"] = Of(seconds) };
        voice.Define(effect.Let);
        foreach (var layer in effect.Layers)
        {
            var times = voice.Number(layer.Times);
            for (var n = 0; n < times; n++)
            {
                voice["n"] = Of(n);
                Play(layer, voice.Copy());
            }
        }
    }

    /// <summary>The end of it: faded, and as loud as may be.</summary>
    public Waveform Finish()
    {
        var fade = Math.Min(0.25, seconds / 4);
        return new Waveform(Tones.Rate, Tones.Shape(_left, 0.003, fade), Tones.Shape(_right, 0.003, fade)).Normalise();
    }

    private void Play(Effect.Layer layer, Voice voice)
    {
        voice.Define(layer.Each);
        var until = voice.Number(layer.Until);
        var at = voice.Number(layer.Start);
        for (var beat = 0; beat == 0 || at < until; beat++)
        {
            (voice["at"], voice["beat"]) = (Of(at), Of(beat));
            voice.Define(layer.Let);
            foreach (var sound in layer.Sounds)
            {
                Play(sound, voice, at);
            }

            if (layer.Every is null)
            {
                return;
            }

            at += Math.Max(ShortestPause, voice.Number(layer.Every));
        }
    }

    private void Play(Effect.Sound sound, Voice voice, double beat)
    {
        var times = voice.Number(sound.Times);
        for (var k = 0; k < times; k++)
        {
            voice["k"] = Of(k);
            var start = (int)((beat + voice.Number(sound.After)) * Tones.Rate);
            var gain = voice.Number(sound.Gain);
            var (left, right) = sound.Wide ? ((float)gain, (float)gain) : Tones.Pan(voice.Number(sound.Pan), gain);
            var samples = Samples(sound, voice);
            Tones.Add(samples, _left, start, left);
            Tones.Add(sound.Wide ? Samples(sound, voice) : samples, _right, start, right);
        }
    }

    private static float[] Samples(Effect.Sound sound, Voice voice)
    {
        if (sound.Part is not { } part)
        {
            return sound.Play?.Play(voice) ?? [];
        }

        var (hertz, held, strength) = (voice.Number(sound.Hertz), voice.Number(sound.Held), voice.Number(sound.Strength));
        var own = voice.Copy();
        (own["hertz"], own["seconds"], own["strength"]) = (Of(hertz), Of(held), Of(strength));
        own.Define(sound.Let);
        return Instruments.Play(part, own);
    }
}
