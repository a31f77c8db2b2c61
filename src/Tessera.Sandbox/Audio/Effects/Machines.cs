using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Engines, weapons of the future, and what bleeps.</summary>
internal static class Machines
{
    public static void Engine(Stage stage)
    {
        var idle = stage.Between(26, 34);
        stage.Fill(() =>
        {
            var (noise, exhaust, intake) = (stage.Noise(), new Filter(420, 0.9), new Filter(1500, 0.7));
            var phase = 0.0;
            return time =>
            {
                // It is revved once in the middle.
                var share = time / stage.Seconds;
                var speed = idle * (1 + (2.2 * Math.Exp(-Math.Pow((share - 0.45) * 4.2, 2))));
                phase += speed / Tones.Rate;
                var stroke = (float)Math.Exp(-(phase % 1) * 9) * (1 + (0.25f * MathF.Sin((float)(phase * Math.PI))));
                exhaust.Tune(180 + (speed * 9), 1.1);
                return (exhaust.Low((stroke - 0.11f) * 2 + (noise.Next() * stroke * 0.6f)) * 1.4f) + (intake.Band(noise.Next()) * 0.03f * (float)(speed / idle));
            };
        });
    }

    public static void Laser(Stage stage)
    {
        for (var at = 0.03; at < stage.Seconds; at += stage.Between(0.42, 0.75))
        {
            var (top, fall, phase) = (stage.Between(2200, 3800), stage.Between(9, 15), 0.0);
            stage.Add(
                Tones.Shape(
                    Tones.Map(Tones.Silence(0.38), (_, time) =>
                    {
                        phase += Math.Tau * (110 + (top * Math.Exp(-time * fall))) / Tones.Rate;
                        return MathF.Tanh(2 * (float)Math.Sin(phase + (0.8 * Math.Sin(phase * 2.01)))) * MathF.Exp(-time * 6) * 0.7f;
                    }),
                    0.002,
                    0.08),
                at,
                stage.Between(0.8, 1),
                stage.Between(-0.5, 0.5));
        }
    }

    public static void Siren(Stage stage)
    {
        var phase = 0.0;
        stage.Add(
            Tones.Map(Tones.Silence(stage.Seconds), (_, time) =>
            {
                phase += Math.Tau * (900 + (420 * Math.Sin(time * 2.4))) / Tones.Rate;
                return (float)(Math.Sin(phase) + (0.35 * Math.Sin(2 * phase)) + (0.2 * Math.Sin(3 * phase))) * 0.5f;
            }),
            0);
    }

    public static void Beep(Stage stage)
    {
        var pitch = stage.Between(850, 1250);
        for (var at = 0.05; at < stage.Seconds - 0.05; at += 0.5)
        {
            var beep = Tones.Silence(0.14);
            Tones.AddSine(beep, pitch, 0.7);
            Tones.AddSine(beep, pitch * 2, 0.12);
            stage.Add(Tones.Shape(beep, 0.006, 0.02), at);
        }
    }

    public static void Click(Stage stage)
    {
        for (var at = 0.04; at < stage.Seconds; at += stage.Between(0.35, 0.6))
        {
            stage.Add(Tick(3200), at);
            stage.Add(Tick(2300), at + 0.07, 0.5);
        }
    }

    public static void Typing(Stage stage)
    {
        for (var at = 0.04; at < stage.Seconds; at += stage.Between(0.06, 0.2))
        {
            stage.Add(Tick(stage.Between(1800, 3600)), at, stage.Between(0.5, 1), stage.Between(-0.3, 0.3));
        }
    }

    public static void Clock(Stage stage)
    {
        for (var second = 0; second < stage.Seconds * 2; second++)
        {
            stage.Add(Tick(second % 2 == 0 ? 2600 : 2050), 0.05 + (second * 0.5), second % 2 == 0 ? 1 : 0.8);
        }
    }

    public static void Train(Stage stage)
    {
        stage.Fill(() =>
        {
            var (noise, rumble) = (stage.Noise(), new Filter(180));
            return _ => rumble.Low(noise.Next()) * 0.8f;
        });
        for (var at = 0.1; at < stage.Seconds; at += 0.72)
        {
            stage.Add(Rail(stage), at, 0.7, -0.3);
            stage.Add(Rail(stage), at + 0.14, 0.6, 0.3);
        }
    }

    private static float[] Tick(double hertz)
    {
        var tick = Tones.Silence(0.03);
        Tones.AddSine(tick, hertz, 0.7, 0.003);
        Tones.AddSine(tick, hertz * 2.7, 0.3, 0.0012);
        Tones.AddSine(tick, hertz * 0.21, 0.3, 0.004);
        return tick;
    }

    private static float[] Rail(Stage stage)
    {
        var (noise, iron) = (stage.Noise(), new Filter(900, 1.4));
        return Tones.Map(Tones.Silence(0.2), (_, time) => iron.Low(noise.Next()) * 1.6f * MathF.Exp(-time * 32));
    }
}
