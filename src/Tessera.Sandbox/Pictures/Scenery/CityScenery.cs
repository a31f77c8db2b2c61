using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>A skyline in three rows over water or wet ground that mirrors its lights.</summary>
internal static class CityScenery
{
    public static void Draw(Stage stage)
    {
        stage.Horizon = stage.Canvas.Height * 0.72;
        if (stage.Palette.Hour is Hour.Sunset or Hour.Dawn)
        {
            stage.SunY = stage.Horizon - (stage.Canvas.Height * 0.2);
        }

        SkyScenery.Draw(stage);
        var (canvas, random, palette) = (stage.Canvas, stage.Random.Fork("city"), stage.Palette);
        var futuristic = stage.Reading.Has(Style.Cyberpunk);
        var shore = stage.Horizon;
        var mirrored = new Sketch("mirror-");
        for (var row = 0; row < 3; row++)
        {
            var nearness = row / 2.0;
            var layout = new Towers.Row(canvas, shore, canvas.Height * ((futuristic ? 0.56 : 0.42) - (0.12 * nearness)), 58 + (44 * nearness), futuristic)
            {
                Lit = row == 0 ? 0 : palette.IsDark || futuristic ? 0.34 : palette.Hour is Hour.Sunset ? 0.16 : 0.42,
            };
            var (walls, windows) = Towers.Outline(layout, random);
            Paint(stage, stage.Layer(0.1 + (0.12 * row)), layout, walls, windows, nearness);
            Paint(stage, mirrored, layout, walls, windows, nearness);
            if (row < 2)
            {
                Land.Mist(stage, shore - 30, 150, futuristic ? 0.38 : 0.3);
            }
        }

        if (futuristic)
        {
            NeonLights.Draw(stage, random, shore);
        }

        Foreground(stage, mirrored, shore);
    }

    private static void Paint(Stage stage, Sketch sketch, Towers.Row layout, string walls, string[] windows, double nearness)
    {
        var palette = stage.Palette;
        var wall = palette.Tone(palette.Stone.Darker(0.28 + (0.26 * nearness)), 0.28 + (0.68 * nearness));
        var top = layout.Foot - layout.Height;
        sketch.Path(walls, sketch.Fade(top, layout.Foot, new Stop(0, wall), new Stop(1, wall.Mix(palette.Tone(palette.Haze, 0), 0.42 * (1.15 - nearness)))));
        if (palette.Hour is Hour.Day or Hour.Dawn && !stage.Reading.Has(Style.Cyberpunk))
        {
            // By day windows mirror the sky.
            sketch.Path(string.Concat(windows), wall.Mix(palette.SkyAt(0.45), 0.45), 0.9);
            return;
        }

        Rgb[] lights = [palette.Lamp, palette.Lamp.Lighter(0.45), palette.Accent.Mix(palette.Lamp, 0.35)];
        for (var i = 0; i < windows.Length; i++)
        {
            if (windows[i].Length > 0)
            {
                sketch.Path(windows[i], palette.Shining(lights[i]), 0.45 + (0.45 * nearness));
            }
        }
    }

    private static void Foreground(Stage stage, Sketch mirrored, double shore)
    {
        var (canvas, palette) = (stage.Canvas, stage.Palette);
        (stage.HasWater, stage.HasShore) = (true, true);
        Water.Surface(stage, shore, canvas.Height, Rgb.Of("#2a4a63"));
        Water.Mirror(stage, mirrored, shore, 0.22, 0.5);
        var veil = stage.Layer(0.22);
        var dark = palette.Tone(Rgb.Of("#2a3a55"));
        veil.Rect(Canvas.Left, shore, canvas.Span, canvas.Height - shore, veil.Fade(shore, canvas.Height, new Stop(0, palette.SkyAt(0.9), 0.25), new Stop(0.15, dark, 0.05), new Stop(1, dark.Darker(0.3), 0.75)));
        Water.Glitter(stage, shore, canvas.Height);
        Water.Ripples(stage, shore, canvas.Height, Rgb.Of("#2a4a63"));
        var quay = stage.Layer(0.85);
        var top = canvas.Height * 0.915;
        var stone = palette.Tone(palette.Stone.Darker(0.6));
        quay.Rect(Canvas.Left, top, canvas.Span, canvas.Height - top + 5, quay.Fade(top, canvas.Height, new Stop(0, stone.Lighter(0.05)), new Stop(1, stone.Darker(0.4))));
        quay.Rect(Canvas.Left, top, canvas.Span, 4, stone.Mix(palette.Style(palette.Glow), 0.35));
        stage.Footing = _ => top + 30;
    }
}
