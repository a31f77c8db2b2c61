using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>A skyline in three rows over water or wet ground that mirrors its lights.</summary>
internal static class CityScenery
{
    public static void Draw(Scene scene)
    {
        scene.Horizon = scene.Canvas.Height * 0.72;
        if (scene.Palette.Hour is TimeOfDay.Sunset or TimeOfDay.Dawn)
        {
            scene.SunY = scene.Horizon - (scene.Canvas.Height * 0.2);
        }

        SceneryTemplate.Draw(scene, "sky");
        var (canvas, random, palette) = (scene.Canvas, scene.Random.Fork("city"), scene.Palette);
        var futuristic = scene.Prompt.Has(Style.Cyberpunk);
        var shore = scene.Horizon;
        var mirrored = new SvgFragment("mirror-");
        for (var row = 0; row < 3; row++)
        {
            var nearness = row / 2.0;
            var layout = new Towers.Row(canvas, shore, canvas.Height * ((futuristic ? 0.56 : 0.42) - (0.12 * nearness)), 58 + (44 * nearness), futuristic)
            {
                Lit = row == 0 ? 0 : palette.IsDark || futuristic ? 0.34 : palette.Hour is TimeOfDay.Sunset ? 0.16 : 0.42,
            };
            var (walls, windows) = Towers.Outline(layout, random);
            Paint(scene, scene.Layer(0.1 + (0.12 * row)), layout, walls, windows, nearness);
            Paint(scene, mirrored, layout, walls, windows, nearness);
            if (row < 2)
            {
                Mist(scene, shore - 30, futuristic ? 0.38 : 0.3);
            }
        }

        if (futuristic)
        {
            NeonLights.Draw(scene, random, shore);
        }

        Foreground(scene, mirrored, shore);
    }

    private static void Mist(Scene scene, double y, double opacity)
    {
        const double height = 150;
        var haze = scene.Palette.Tone(scene.Palette.Haze, 0).Lighter(0.08);
        var fragment = scene.Layer(0.3, Motion.Drift(7));
        var fade = fragment.Fade(y - height, y + height, new GradientStop(0, haze, 0), new GradientStop(0.5, haze, opacity), new GradientStop(1, haze, 0));
        fragment.Rect(Canvas.Left - 200, y - height, scene.Canvas.Span + 400, height * 2, fade);
    }

    private static void Paint(Scene scene, SvgFragment fragment, Towers.Row layout, string walls, string[] windows, double nearness)
    {
        var palette = scene.Palette;
        var wall = palette.Tone(palette.Stone.Darker(0.28 + (0.26 * nearness)), 0.28 + (0.68 * nearness));
        var top = layout.Foot - layout.Height;
        fragment.Path(walls, fragment.Fade(top, layout.Foot, new GradientStop(0, wall), new GradientStop(1, wall.Mix(palette.Tone(palette.Haze, 0), 0.42 * (1.15 - nearness)))));
        if (palette.Hour is TimeOfDay.Day or TimeOfDay.Dawn && !scene.Prompt.Has(Style.Cyberpunk))
        {
            // By day windows mirror the sky.
            fragment.Path(string.Concat(windows), wall.Mix(palette.SkyAt(0.45), 0.45), 0.9);
            return;
        }

        Rgb[] lights = [palette.Lamp, palette.Lamp.Lighter(0.45), palette.Accent.Mix(palette.Lamp, 0.35)];
        for (var i = 0; i < windows.Length; i++)
        {
            if (windows[i].Length > 0)
            {
                fragment.Path(windows[i], palette.Shining(lights[i]), 0.45 + (0.45 * nearness));
            }
        }
    }

    private static void Foreground(Scene scene, SvgFragment mirrored, double shore)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        (scene.HasWater, scene.HasShore) = (true, true);
        SceneryTemplate.Draw(scene, "water-surface");
        var flip = new SvgMarkup().Add($"""transform="translate(0 {shore * 2}) scale(1 -1)" opacity="0.5" """);
        scene.Layer(0.22).Include(mirrored, flip.ToString());
        var veil = scene.Layer(0.22);
        var dark = palette.Tone(Rgb.Of("#2a3a55"));
        veil.Rect(Canvas.Left, shore, canvas.Span, canvas.Height - shore, veil.Fade(shore, canvas.Height, new GradientStop(0, palette.SkyAt(0.9), 0.25), new GradientStop(0.15, dark, 0.05), new GradientStop(1, dark.Darker(0.3), 0.75)));
        SceneryTemplate.Draw(scene, "water-light");
        var quay = scene.Layer(0.85);
        var top = canvas.Height * 0.915;
        var stone = palette.Tone(palette.Stone.Darker(0.6));
        quay.Rect(Canvas.Left, top, canvas.Span, canvas.Height - top + 5, quay.Fade(top, canvas.Height, new GradientStop(0, stone.Lighter(0.05)), new GradientStop(1, stone.Darker(0.4))));
        quay.Rect(Canvas.Left, top, canvas.Span, 4, stone.Mix(palette.Style(palette.Glow), 0.35));
        scene.Footing = _ => top + 30;
    }
}
