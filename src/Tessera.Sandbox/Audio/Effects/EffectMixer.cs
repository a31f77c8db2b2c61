using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Plays sound effects in stereo, one above the other.</summary>
internal sealed class EffectMixer(double seconds, SeededRandom choices)
{
    /// <summary>The shortest time between beats: no formula can keep a rhythm from ending.</summary>
    private const double ShortestPause = 0.001;

    private readonly StereoMix _mix = new((int)(seconds * Samples.Rate), loops: false);

    public void Play(Effect effect)
    {
        var voice = new Voice(choices) { ["seconds"] = Signal.Of(seconds) };
        voice.Define(effect.Let);
        foreach (var layer in effect.Layers)
        {
            var times = voice.Number(layer.Times, 1);
            for (var n = 0; n < times; n++)
            {
                voice["n"] = Signal.Of(n);
                Play(layer, voice.Copy());
            }
        }
    }

    /// <summary>What was played, faded and normalised.</summary>
    public Waveform Finish()
    {
        var fade = Math.Min(0.25, seconds / 4);
        return new Waveform(Samples.Rate, Samples.Fade(_mix.Left, 0.003, fade), Samples.Fade(_mix.Right, 0.003, fade)).Normalise();
    }

    private void Play(Effect.Layer layer, Voice voice)
    {
        voice.Define(layer.Each);
        var until = layer.Every is null ? double.NegativeInfinity : voice.Number(layer.Until, seconds);
        var at = voice.Number(layer.Start);
        for (var beat = 0; beat == 0 || at < until; beat++)
        {
            (voice["at"], voice["beat"]) = (Signal.Of(at), Signal.Of(beat));
            voice.Define(layer.Let);
            foreach (var sound in layer.Sounds)
            {
                Play(sound, voice, at);
            }

            at += Math.Max(ShortestPause, voice.Number(layer.Every));
        }
    }

    private void Play(Effect.Sound sound, Voice voice, double beat)
    {
        var times = voice.Number(sound.Times, 1);
        for (var k = 0; k < times; k++)
        {
            voice["k"] = Signal.Of(k);
            var start = (int)((beat + voice.Number(sound.After)) * Samples.Rate);
            var gain = voice.Number(sound.Gain, 1);
            var pan = sound.Wide ? -1 : voice.Number(sound.Pan);
            _mix.Add(Record(sound, voice), start, gain, pan);
            if (sound.Wide)
            {
                _mix.Add(Record(sound, voice), start, gain, 1);
            }
        }
    }

    private float[] Record(Effect.Sound sound, Voice voice)
    {
        if (sound.Part is not { } part)
        {
            return sound.Play?.Play(voice) ?? [];
        }

        var own = voice.Copy();
        own["hertz"] = Signal.Of(voice.Number(sound.Hertz));
        own["seconds"] = Signal.Of(voice.Number(sound.Held, seconds));
        own["strength"] = Signal.Of(voice.Number(sound.Strength, 1));
        own.Define(sound.Let);
        return Instruments.Play(part, own);
    }
}
