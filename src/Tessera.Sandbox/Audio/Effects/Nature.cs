using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Weather, water and fire.</summary>
internal static class Nature
{
    public static void Rain(Stage stage)
    {
        stage.Fill(() =>
        {
            var (noise, air, roof) = (stage.Noise(), new Filter(5200, 0.6), new Filter(900, 0.6));
            return _ =>
            {
                var sample = noise.Next();
                return (air.Band(sample) * 0.16f) + (roof.Band(sample) * 0.1f);
            };
        });
        for (var at = 0.0; at < stage.Seconds; at += stage.Between(0.002, 0.02))
        {
            stage.Add(Drop(stage.Between(2200, 7000)), at, stage.Between(0.02, 0.16), stage.Between(-0.9, 0.9));
        }
    }

    public static void Thunder(Stage stage)
    {
        var (noise, dark) = (stage.Noise(), new Filter(300, 0.7));
        var crack = stage.Between(0.05, 0.2);
        var rolls = Enumerable.Range(0, 7).Select(_ => (At: stage.Between(crack, crack + 1.8), Force: stage.Between(0.3, 1))).ToArray();
        stage.Fill(() => time =>
        {
            if (time < crack)
            {
                return 0;
            }

            // Each reflection of the bolt comes later and duller.
            var since = time - (float)crack;
            var force = (1.6f * MathF.Exp(-since * 6)) + (0.7f * MathF.Exp(-since * 0.5f));
            force += rolls.Where(roll => time > roll.At).Sum(roll => (float)roll.Force * MathF.Exp(-(time - (float)roll.At) * 1.8f));
            dark.Tune(120 + (2600 * Math.Exp(-since * 4)), 0.7);
            return dark.Low(noise.Next()) * force;
        });
    }

    public static void Wind(Stage stage)
    {
        var phase = stage.Between(0, 6);
        stage.Fill(() =>
        {
            var (noise, howl, low) = (stage.Noise(), new Filter(400, 3), new Filter(220));
            var shift = stage.Between(0, 0.6);
            return time =>
            {
                var gust = 0.55 + (0.3 * Math.Sin((time * 0.9) + phase + shift)) + (0.15 * Math.Sin((time * 2.3) + phase));
                howl.Tune(220 + (650 * gust), 3.5);
                var sample = noise.Next();
                return ((howl.Band(sample) * 0.8f) + (low.Low(sample) * 0.7f)) * (float)gust;
            };
        });
    }

    public static void Sea(Stage stage)
    {
        var phase = stage.Between(-1.2, 0.4);
        stage.Fill(() =>
        {
            var (noise, foam, deep) = (stage.Noise(), new Filter(1000, 0.6), new Filter(160));
            var shift = stage.Between(0, 0.5);
            return time =>
            {
                var wave = MathF.Pow((float)(0.5 + (0.5 * Math.Sin((time * 1.05) + phase - shift))), 2.2f);
                foam.Tune(500 + (3800 * wave), 0.6);
                var sample = noise.Next();
                return (foam.Low(sample) * (0.1f + (0.5f * wave))) + (deep.Low(sample) * 0.35f);
            };
        });
    }

    public static void Water(Stage stage)
    {
        stage.Fill(() =>
        {
            var (noise, stream) = (stage.Noise(), new Filter(1400, 0.6));
            return _ => stream.Band(noise.Next()) * 0.08f;
        });
        for (var at = 0.0; at < stage.Seconds; at += stage.Between(0.008, 0.06))
        {
            stage.Add(Bubble(stage.Between(350, 1500), stage.Between(0.02, 0.09)), at, stage.Between(0.05, 0.3), stage.Between(-0.7, 0.7));
        }
    }

    public static void Fire(Stage stage)
    {
        stage.Fill(() =>
        {
            var (noise, roar) = (stage.Noise(), new Filter(240, 0.7));
            return time => roar.Low(noise.Next()) * (0.5f + (0.12f * MathF.Sin(time * 7)) + (0.1f * MathF.Sin(time * 17)));
        });
        for (var at = 0.0; at < stage.Seconds; at += stage.Between(0.01, 0.13))
        {
            stage.Add(Crackle(stage), at, Math.Pow(stage.Between(0, 1), 3) * 0.9, stage.Between(-0.7, 0.7));
        }
    }

    public static void Birds(Stage stage)
    {
        for (var at = stage.Between(0, 0.15); at < stage.Seconds; at += stage.Between(0.25, 0.7))
        {
            var (pitch, bend, pan) = (stage.Between(2300, 4600), stage.Between(-900, 1300), stage.Between(-0.9, 0.9));
            var (loudness, trill) = (stage.Between(0.3, 1), stage.Between(0, 1));
            var notes = (int)stage.Between(1, 6);
            for (var note = 0; note < notes; note++)
            {
                stage.Add(Chirp(pitch + (note * stage.Between(-150, 150)), bend, trill), at + (note * 0.11), loudness, pan);
            }
        }

        stage.Fill(() =>
        {
            var (noise, leaves) = (stage.Noise(), new Filter(3000, 0.6));
            return _ => leaves.Band(noise.Next()) * 0.008f;
        });
    }

    public static void Heartbeat(Stage stage)
    {
        var beat = stage.Between(0.78, 0.95);
        for (var at = 0.05; at < stage.Seconds; at += beat)
        {
            stage.Add(Thud(52), at, 1);
            stage.Add(Thud(62), at + 0.27, 0.7);
        }
    }

    private static float[] Drop(double hertz)
    {
        var drop = Tones.Silence(0.012);
        Tones.AddSine(drop, hertz, 1, 0.002);
        return drop;
    }

    private static float[] Bubble(double hertz, double seconds)
    {
        var phase = 0.0;
        return Tones.Shape(
            Tones.Map(Tones.Silence(seconds), (_, time) =>
            {
                phase += Math.Tau * hertz * (1 + (time * 6)) / Tones.Rate;
                return (float)Math.Sin(phase) * MathF.Exp(-time * 40);
            }),
            0.002,
            0.01);
    }

    private static float[] Crackle(Stage stage)
    {
        var (noise, wood) = (stage.Noise(), new Filter(stage.Between(1200, 6000), 1.5));
        return Tones.Map(Tones.Silence(0.03), (_, time) => wood.Band(noise.Next()) * MathF.Exp(-time * 250));
    }

    private static float[] Chirp(double hertz, double bend, double trill)
    {
        var phase = 0.0;
        return Tones.Shape(
            Tones.Map(Tones.Silence(0.09), (_, time) =>
            {
                var wobble = trill > 0.6 ? 350 * Math.Sin(time * 330) : 0;
                phase += Math.Tau * (hertz + (bend * time / 0.09) + wobble) / Tones.Rate;
                return (float)(Math.Sin(phase) + (0.1 * Math.Sin(2 * phase))) * 0.5f;
            }),
            0.015,
            0.03);
    }

    private static float[] Thud(double hertz)
    {
        var phase = 0.0;
        return Tones.Shape(
            Tones.Map(Tones.Silence(0.25), (_, time) =>
            {
                phase += Math.Tau * hertz * (1 + Math.Exp(-time * 40)) / Tones.Rate;
                return MathF.Tanh(1.5f * (float)Math.Sin(phase)) * MathF.Exp(-time * 16);
            }),
            0.006,
            0.05);
    }
}
