using Tessera.Sandbox.Images.Drawing;
using Tessera.Sandbox.Images.Prompts;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>Inside, at a window: the world outside is drawn first, then the wall around the panes.</summary>
internal static class RoomScenery
{
    private static readonly Place[] Views = [Place.Hills, Place.City, Place.Mountains, Place.Sea, Place.Meadow];
    private static readonly string[] Walls = ["#dba47c", "#a9c2a8", "#d8a3ad", "#9fb4d6", "#e2c48c", "#c79a80"];

    public static void Draw(Scene scene)
    {
        var random = scene.Random.Fork("room");
        var canvas = scene.Canvas;
        var named = scene.Prompt.Places.Where(place => place is not (Place.Room or Place.Cafe or Place.Abstract or Place.Space or Place.Underwater)).ToList();
        PlaceScenery.Draw(scene, named.Count > 0 ? named[0] : random.Pick(Views));
        PlaceScenery.DrawWeather(scene);
        var frame = new Frame(canvas.Width * 0.13, canvas.Height * 0.1, canvas.Width * 0.87, canvas.Height * 0.71);
        Glass(scene, frame);
        Wall(scene, random, frame);
        Panes(scene, frame);
        Curtains(scene, random, frame);
        Sill(scene, random, frame);
        (scene.HasWater, scene.HasSky, scene.SubjectScale) = (false, false, 0.92);
        scene.Footing = _ => frame.Bottom + 26;
    }

    private static void Glass(Scene scene, Frame frame)
    {
        // Room light on the panes: keeps the outside behind, as the eye would.
        var fragment = scene.Layer(0.6);
        fragment.Rect(frame.Left, frame.Top, frame.Wide, frame.High, fragment.Linear(frame.Left, frame.Top, frame.Right, frame.Bottom, new GradientStop(0, Rgb.White, 0.2), new GradientStop(0.4, Rgb.White, 0.02), new GradientStop(0.6, Rgb.White, 0.09), new GradientStop(1, Rgb.White, 0)));
    }

    private static Rgb Inside(Scene scene, Rgb own)
    {
        var palette = scene.Palette;
        return palette.IsDark
            ? palette.Style(own.Under(Rgb.Of("#d9a878")).Darker(0.18))
            : palette.Style(own.Under(palette.Light.Mix(Rgb.White, 0.5)).Darker(0.1));
    }

    private static void Wall(Scene scene, SeededRandom random, Frame frame)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var wall = Inside(scene, Rgb.Of(random.Pick(Walls)));
        var fragment = scene.Layer(0.6);
        var hole = new SvgMarkup().Add($"M{Canvas.Left} -5H{canvas.Right}V{canvas.Height + 5}H{Canvas.Left}ZM{frame.Left} {frame.Top}V{frame.Bottom}H{frame.Right}V{frame.Top}Z");
        var light = fragment.Radial(frame.Middle, frame.Bottom, canvas.Height * 0.95, new GradientStop(0, wall.Mix(palette.Style(palette.Glow), 0.35)), new GradientStop(0.6, wall), new GradientStop(1, wall.Darker(0.4)));
        fragment.Add($"""<path d="{hole.ToString()}" fill="{light}" fill-rule="evenodd"/>""");
        if (palette.IsDark)
        {
            var lamp = (X: frame.Right - 60, Y: frame.Top + 10);
            var glow = scene.Layer(0.62, Motion.Twinkle(0.3));
            glow.Glow(lamp.X, lamp.Y, 520, palette.Shining(palette.Lamp), 0.5);
        }
    }

    private static void Panes(Scene scene, Frame frame)
    {
        var fragment = scene.Layer(0.6);
        var wood = Inside(scene, Rgb.Of("#f3ece0"));
        void Bar(double x, double y, double width, double height) =>
            fragment.Rect(x, y, width, height, wood).Rect(x, y + height - 3, width, 3, wood.Darker(0.25)).Rect(x + width - 3, y, 3, height, wood.Darker(0.18));
        Bar(frame.Left - 20, frame.Top - 20, frame.Wide + 40, 22);
        Bar(frame.Left - 20, frame.Top, 22, frame.High);
        Bar(frame.Right - 2, frame.Top, 22, frame.High);
        Bar(frame.Middle - 8, frame.Top, 16, frame.High);
        Bar(frame.Left, frame.Top + (frame.High * 0.34), frame.Wide, 11);
    }

    private static void Curtains(Scene scene, SeededRandom random, Frame frame)
    {
        var palette = scene.Palette;
        var cloth = Inside(scene, random.Chance(0.5) ? Rgb.Of("#f2e6d2") : palette.Accent.Mix(Rgb.Of("#f2e6d2"), 0.4));
        for (var side = -1; side <= 1; side += 2)
        {
            var fragment = scene.Layer(0.66, Motion.Bob(3, 0));
            var outer = side < 0 ? frame.Left - 76 : frame.Right + 76;
            for (var fold = 0; fold < 5; fold++)
            {
                var (from, width) = (outer - (side * fold * 27), 34.0);
                var tuck = -side * (26 - (fold * 8));
                var path = new SvgMarkup().Add($"M{from} {frame.Top - 42}L{from - (side * width)} {frame.Top - 42}C{from - (side * width) + 6} {frame.Top + (frame.High * 0.4)} {from - (side * width) - tuck} {frame.Top + (frame.High * 0.7)} {from - (side * width * 0.7)} {frame.Bottom + 96}L{from + (side * 4)} {frame.Bottom + 96}C{from - tuck} {frame.Top + (frame.High * 0.7)} {from + 4} {frame.Top + (frame.High * 0.4)} {from} {frame.Top - 42}Z");
                fragment.Path(path.ToString(), fragment.Linear(from, 0, from - (side * width), 0, new GradientStop(0, cloth.Darker(0.22)), new GradientStop(0.5, cloth), new GradientStop(1, cloth.Darker(0.1))), 0.97);
            }
        }

        var rod = scene.Layer(0.66);
        rod.Rect(frame.Left - 110, frame.Top - 50, frame.Wide + 220, 9, Inside(scene, Rgb.Of("#5a4334")), 1, 4);
    }

    private static void Sill(Scene scene, SeededRandom random, Frame frame)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var fragment = scene.Layer(0.68);
        var wood = Inside(scene, Rgb.Of("#f6eee0"));
        var shadow = Inside(scene, Rgb.Of("#6b4d3a"));
        fragment.Rect(frame.Left - 70, frame.Bottom + 40, frame.Wide + 140, 46, fragment.Fade(frame.Bottom + 40, frame.Bottom + 86, new GradientStop(0, shadow.Darker(0.5), 0.4), new GradientStop(1, shadow, 0)));
        fragment.Rect(frame.Left - 60, frame.Bottom - 4, frame.Wide + 120, 38, fragment.Fade(frame.Bottom - 4, frame.Bottom + 34, new GradientStop(0, wood.Mix(palette.Style(palette.Glow), 0.3)), new GradientStop(1, wood)));
        fragment.Rect(frame.Left - 60, frame.Bottom + 34, frame.Wide + 120, 14, wood.Darker(0.28));
        var left = scene.SubjectX < canvas.Width / 2;
        var plant = left ? frame.Right - 92 : frame.Left + 92;
        SvgTemplate.Of("parts/potted-plant").DrawOn(fragment, (plant, frame.Bottom + 26), 1.7, new TemplateColours(palette), random);
        if (!scene.Prompt.Has("book") && random.Chance(0.8))
        {
            SvgTemplate.Of("subjects/book").DrawOn(fragment, (left ? frame.Right - 230 : frame.Left + 230, frame.Bottom + 27), 1.15, new TemplateColours(palette), random);
        }

        Table(scene, random);
    }

    private static void Table(Scene scene, SeededRandom random)
    {
        var (canvas, palette) = (scene.Canvas, scene.Palette);
        var fragment = scene.Layer(0.85);
        var top = canvas.Height * 0.905;
        var wood = Inside(scene, Rgb.Of("#a8734a"));
        fragment.Rect(Canvas.Left, top, canvas.Span, canvas.Height - top + 5, fragment.Fade(top, canvas.Height, new GradientStop(0, wood.Mix(palette.Style(palette.Glow), 0.25)), new GradientStop(1, wood.Darker(0.35))));
        fragment.Rect(Canvas.Left, top, canvas.Span, 5, wood.Lighter(0.25));
        if (!scene.Prompt.Has("cup"))
        {
            var x = canvas.Width * (scene.SubjectX < canvas.Width / 2 ? 0.74 : 0.26);
            SvgTemplate.Of("subjects/cup").DrawOn(fragment, (x, top + 40), 1.25, new TemplateColours(palette).In(palette.Accent.Lighter(0.35)), random);
        }
    }

    private sealed record Frame(double Left, double Top, double Right, double Bottom)
    {
        public double Wide => Right - Left;

        public double High => Bottom - Top;

        public double Middle => (Left + Right) / 2;
    }
}
