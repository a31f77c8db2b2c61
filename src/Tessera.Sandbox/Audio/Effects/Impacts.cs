using Tessera.Sandbox.Audio.Synthesis;

namespace Tessera.Sandbox.Audio.Effects;

/// <summary>Things that hit, break and burst.</summary>
internal static class Impacts
{
    public static void Explosion(Stage stage)
    {
        var force = stage.Between(0.8, 1.3);
        stage.Fill(() =>
        {
            var (noise, blast) = (stage.Noise(), new Filter(2000, 0.7));
            var phase = 0.0;
            return time =>
            {
                blast.Tune(70 + (5000 * Math.Exp(-time * 4.5 / force)), 0.7);
                phase += Math.Tau * (32 + (70 * Math.Exp(-time * 9))) / Tones.Rate;
                var boom = (float)Math.Sin(phase) * MathF.Exp(-time * 1.6f);
                var burst = blast.Low(noise.Next()) * ((1.4f * MathF.Exp(-time * 5)) + (0.9f * MathF.Exp(-time * 1.1f)));
                return MathF.Tanh((burst * 1.3f) + (boom * 0.9f));
            };
        });
        for (var at = 0.25; at < stage.Seconds * 0.7; at += stage.Between(0.03, 0.2))
        {
            stage.Add(Chip(stage, 900, 5000), at, stage.Between(0.02, 0.18), stage.Between(-0.9, 0.9));
        }
    }

    public static void Shot(Stage stage)
    {
        for (var at = 0.02; at < stage.Seconds; at += stage.Between(0.9, 1.3))
        {
            var (noise, dark) = (stage.Noise(), new Filter(6000, 0.7));
            stage.Add(
                Tones.Map(Tones.Silence(0.9), (_, time) =>
                {
                    dark.Tune(250 + (9000 * Math.Exp(-time * 30)), 0.7);
                    return dark.Low(noise.Next()) * ((2.5f * MathF.Exp(-time * 45)) + (0.35f * MathF.Exp(-time * 6)));
                }),
                at);
        }
    }

    public static void Knock(Stage stage)
    {
        var pause = stage.Between(0.2, 0.28);
        for (var at = 0.05; at < stage.Seconds; at += pause * (at > 0.05 + (pause * 1.5) && stage.Between(0, 1) > 0.6 ? 4 : 1))
        {
            stage.Add(Wood(stage, 160), at, stage.Between(0.8, 1));
        }
    }

    public static void Door(Stage stage)
    {
        // A hinge creaks in little jerks, then the door falls shut.
        var shut = Math.Min(stage.Seconds * 0.65, 1.8);
        var phase = 0.0;
        var hinge = new Filter(1300, 5);
        stage.Add(
            Tones.Shape(
                Tones.Map(Tones.Silence(shut), (_, time) =>
                {
                    var jerks = 26 + (16 * Math.Sin(time * 3.1)) + (8 * time);
                    phase += jerks / Tones.Rate;
                    var slip = (float)Math.Exp(-(phase % 1) * 7);
                    hinge.Tune(700 + (500 * time), 6);
                    return hinge.Band(slip - 0.14f) * 9f;
                }),
                0.1,
                0.1),
            0,
            0.5,
            -0.2);
        stage.Add(Wood(stage, 85), shut, 1.4);
        stage.Add(Wood(stage, 420), shut + 0.05, 0.4, 0.1);
    }

    public static void Footsteps(Stage stage)
    {
        var pace = stage.Between(0.46, 0.56);
        var side = -0.3;
        for (var at = 0.05; at < stage.Seconds; at += pace + stage.Between(-0.015, 0.015))
        {
            stage.Add(Sole(stage, 130, 900), at, stage.Between(0.85, 1), side);
            stage.Add(Sole(stage, 220, 2600), at + 0.075, stage.Between(0.35, 0.5), side);
            side = -side;
        }
    }

    public static void Glass(Stage stage)
    {
        stage.Add(Chip(stage, 1500, 4000), 0.02, 2.5);
        var pieces = 60 + (int)stage.Between(0, 30);
        for (var piece = 0; piece < pieces; piece++)
        {
            // Most pieces fall at once, the last ones late.
            var at = 0.03 + (Math.Pow(stage.Between(0, 1), 2.5) * Math.Min(1.6, stage.Seconds * 0.7));
            var shard = Tones.Silence(0.5);
            var pitch = stage.Between(2400, 9000);
            Tones.AddSine(shard, pitch, 0.5, stage.Between(0.02, 0.12));
            Tones.AddSine(shard, pitch * 1.53, 0.3, stage.Between(0.02, 0.07));
            stage.Add(shard, at, stage.Between(0.1, 0.7) * Math.Exp(-at), stage.Between(-0.9, 0.9));
        }
    }

    public static void Applause(Stage stage)
    {
        for (var person = 0; person < 70; person++)
        {
            var (pace, pan, far) = (stage.Between(0.17, 0.27), stage.Between(-1, 1), stage.Between(0.1, 0.6));
            var (noise, palm) = (stage.Noise(), new Filter(stage.Between(900, 2600), 1.2));
            var clap = Tones.Map(Tones.Silence(0.05), (_, time) => palm.Band(noise.Next()) * MathF.Exp(-time * 90));
            for (var at = stage.Between(0, 0.4); at < stage.Seconds; at += pace * stage.Between(0.92, 1.08))
            {
                stage.Add(clap, at, far * stage.Between(0.7, 1), pan);
            }
        }
    }

    private static float[] Chip(Stage stage, double low, double high)
    {
        var (noise, body) = (stage.Noise(), new Filter(stage.Between(low, high), 2));
        return Tones.Map(Tones.Silence(0.08), (_, time) => body.Band(noise.Next()) * MathF.Exp(-time * 70));
    }

    private static float[] Wood(Stage stage, double hertz)
    {
        var wood = Tones.Silence(0.35);
        ReadOnlySpan<(double Ratio, double Gain)> modes = [(1, 0.8), (2.1, 0.5), (3.4, 0.35), (5.6, 0.2)];
        foreach (var (ratio, gain) in modes)
        {
            Tones.AddSine(wood, hertz * ratio * stage.Between(0.97, 1.03), gain, 0.05 / Math.Sqrt(ratio));
        }

        var (noise, knuckle) = (stage.Noise(), new Filter(1800, 0.8));
        return Tones.Map(wood, (sample, time) => sample + (knuckle.Low(noise.Next()) * 0.9f * MathF.Exp(-time * 160)));
    }

    private static float[] Sole(Stage stage, double body, double grit)
    {
        var (noise, gravel, thump) = (stage.Noise(), new Filter(grit, 0.8), new Filter(body, 1.2));
        return Tones.Shape(
            Tones.Map(Tones.Silence(0.16), (_, time) =>
            {
                var sample = noise.Next();
                return (thump.Low(sample) * 3.2f * MathF.Exp(-time * 38)) + (gravel.Band(sample) * 0.35f * MathF.Exp(-time * 30));
            }),
            0.003,
            0.04);
    }
}
