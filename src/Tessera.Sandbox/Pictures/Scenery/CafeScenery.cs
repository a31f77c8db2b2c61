using Tessera.Sandbox.Pictures.Art;
using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>A small shop from the street: warm windows under an awning, and their light on the pavement.</summary>
internal static class CafeScenery
{
    private static readonly string[] Fronts = ["#2f5a54", "#7a3b3a", "#2d4468", "#5c4a3a", "#6a3f5c"];

    public static void Draw(Stage stage)
    {
        var canvas = stage.Canvas;
        stage.Horizon = canvas.Height * 0.45;
        SkyScenery.Draw(stage);
        var random = stage.Random.Fork("cafe");
        var pavement = canvas.Height * 0.79;
        Houses(stage, random, pavement);
        var front = stage.Layer(0.5);
        var paint = Rgb.Of(random.Pick(Fronts));
        var shop = new Shop(canvas.Width * 0.07, canvas.Width * 0.93, canvas.Height * 0.3, pavement);
        Facade(stage, front, random, shop, paint);
        var lit = stage.Layer(0.5);
        var bay = (shop.Right - shop.Left) / 3;
        var door = random.Chance(0.5) ? 2 : 0;
        for (var i = 0; i < 3; i++)
        {
            var left = shop.Left + (bay * i) + 22;
            if (i == door)
            {
                Door(stage, lit, left + (bay * 0.12), bay * 0.62, shop, paint);
            }
            else
            {
                Window(stage, lit, random, (left, bay - 44), shop, paint);
            }
        }

        Awning(stage, shop, random);
        Pavement(stage, random, shop, door);
        Furniture(stage, random, shop, door);
        Halo(stage, shop);
        stage.Footing = _ => pavement + ((canvas.Height - pavement) * 0.55);
        if (stage.Reading.AllowsPeople && stage.Reading.Subjects.All(subject => subject.Kind is "cup" or "umbrella"))
        {
            Passer(stage, pavement);
        }
    }

    private static void Houses(Stage stage, SeededRandom random, double foot)
    {
        var (canvas, palette) = (stage.Canvas, stage.Palette);
        var sketch = stage.Layer(0.3);
        for (var x = Canvas.Left; x < canvas.Right;)
        {
            var (width, top) = (random.Between(230, 330), canvas.Height * random.Between(0.02, 0.14));
            var wall = palette.Tone(Rgb.Of(random.Pick<string>(["#9c6f5c", "#8b7f86", "#a88a6a", "#77808f"])).Darker(palette.IsDark ? 0.25 : 0), 0.8);
            sketch.Rect(x, top, width, foot - top, sketch.Fade(top, foot, new Stop(0, wall), new Stop(1, wall.Darker(0.3))));
            sketch.Rect(x - 6, top - 10, width + 12, 14, wall.Darker(0.3));
            for (var column = 0; column < 3; column++)
            {
                var window = x + 30 + (column * (width - 60) / 2.6);
                var shining = random.Chance(palette.IsDark ? 0.5 : 0.1);
                var y = top + 46;
                sketch.Rect(window - 5, y - 5, 46, 82, wall.Lighter(0.14));
                sketch.Rect(window, y, 36, 70, shining ? palette.Shining(palette.Lamp) : wall.Darker(0.45));
                sketch.Rect(window + 16, y, 4, 70, wall.Lighter(0.1)).Rect(window, y + 26, 36, 4, wall.Lighter(0.1));
            }

            x += width;
        }
    }

    private static void Facade(Stage stage, Sketch sketch, SeededRandom random, Shop shop, Rgb paint)
    {
        var palette = stage.Palette;
        var wood = palette.Subject(paint);
        sketch.Rect(shop.Left - 16, shop.Top, shop.Right - shop.Left + 32, shop.Foot - shop.Top, sketch.Fade(shop.Top, shop.Foot, new Stop(0, wood.Lighter(0.06)), new Stop(1, wood.Darker(0.35))));
        sketch.Rect(shop.Left - 26, shop.Top - 16, shop.Right - shop.Left + 52, 20, wood.Lighter(0.16), 1, 3);
        sketch.Rect(shop.Left, shop.Top + 14, shop.Right - shop.Left, 62, wood.Darker(0.35), 1, 4);
        // A row of lamps along the sign; the sign itself shows a cup and two scrolls, never a word.
        var middle = (shop.Left + shop.Right) / 2;
        var gold = palette.Shining(palette.Lamp.Lighter(0.25));
        Artwork.Of("subjects/cup").DrawOn(sketch, (middle, shop.Top + 66), 0.44, new Ink(palette).In(palette.Lamp.Lighter(0.4)), random);
        for (var side = -1; side <= 1; side += 2)
        {
            for (var curl = 0; curl < 3; curl++)
            {
                var x = middle + (side * (70 + (curl * 62)));
                var scroll = new Markup().Add($"M{x} {shop.Top + 46}q{side * 18} -22 {side * 34} 0t{side * 26} -2");
                sketch.Line(scroll.ToString(), gold, 3.4, 0.9);
            }
        }
    }

    private static void Window(Stage stage, Sketch sketch, SeededRandom random, (double Left, double Width) at, Shop shop, Rgb paint)
    {
        var palette = stage.Palette;
        var (left, width) = at;
        var (top, bottom) = (shop.Top + 128, shop.Foot - 84);
        var warm = palette.Shining(Rgb.Of("#ffc76b"));
        var frame = palette.Subject(paint.Darker(0.25));
        sketch.Rect(left - 8, top - 8, width + 16, bottom - top + 16, frame, 1, 6);
        var outline = new Markup().Add($"M{left} {top}h{width}V{bottom}h{-width}Z").ToString();
        sketch.Path(outline, sketch.Radial(left + (width / 2), top + 40, width * 1.05, new Stop(0, warm.Lighter(0.5)), new Stop(0.45, warm), new Stop(1, palette.Shining(Rgb.Of("#a3542a")))));
        sketch.Clip(outline);
        Interior(stage, sketch, random, (left, width, top, bottom));
        sketch.End();
        sketch.Rect(left + (width / 2) - 4, top, 8, bottom - top, frame).Rect(left, top + ((bottom - top) * 0.24), width, 7, frame);
        var glint = new Markup().Add($"M{left + (width * 0.08)} {bottom}L{left + (width * 0.3)} {top}h{width * 0.1}L{left + (width * 0.18)} {bottom}Z");
        sketch.Path(glint.ToString(), Rgb.White, 0.1);
        Planter(stage, sketch, random, (left - 6, width + 12), bottom + 12);
    }

    private static void Interior(Stage stage, Sketch sketch, SeededRandom random, (double Left, double Width, double Top, double Bottom) room)
    {
        var dark = stage.Palette.Shining(Rgb.Of("#5a2c18"));
        for (var shelf = 0; shelf < 2; shelf++)
        {
            var y = room.Top + 92 + (shelf * 50);
            sketch.Rect(room.Left, y, room.Width, 5, dark, 0.55);
            for (var x = room.Left + 8; x < room.Left + room.Width - 10; x += random.Between(16, 30))
            {
                var tall = random.Between(14, 34);
                sketch.Rect(x, y - tall, random.Between(8, 14), tall, dark.Mix(stage.Palette.Accent, random.Between(0, 0.5)), 0.55, 3);
            }
        }

        var lamps = 2 + random.Whole(2);
        for (var i = 0; i < lamps; i++)
        {
            var (x, y) = (room.Left + (room.Width * (i + 0.5) / lamps), room.Top + random.Between(36, 62));
            sketch.Rect(x - 1.2, room.Top, 2.4, y - room.Top, dark);
            sketch.Glow(x, y + 10, 74, Rgb.Of("#fff4cf"), 0.95);
            var shade = new Markup().Add($"M{x - 19} {y + 8}Q{x - 15} {y - 12} {x} {y - 13}Q{x + 15} {y - 12} {x + 19} {y + 8}Z");
            sketch.Path(shade.ToString(), dark);
        }

        if (stage.Reading.AllowsPeople)
        {
            Guests(sketch, random, room, dark);
        }
    }

    private static void Guests(Sketch sketch, SeededRandom random, (double Left, double Width, double Top, double Bottom) room, Rgb dark)
    {
        var (x, foot) = (room.Left + (room.Width * random.Between(0.42, 0.58)), room.Bottom);
        sketch.Rect(x - 32, foot - 48, 64, 6, dark, 0.9, 3).Rect(x - 3, foot - 46, 6, 46, dark, 0.9);
        for (var side = -1; side <= 1; side += 2)
        {
            var guest = x + (side * 56);
            sketch.Circle(guest, foot - 98, 15, dark, 0.85);
            var body = new Markup().Add($"M{guest - 25} {foot}C{guest - 29} {foot - 60} {guest - 18} {foot - 80} {guest} {foot - 80}C{guest + 18} {foot - 80} {guest + 29} {foot - 60} {guest + 25} {foot}Z");
            sketch.Path(body.ToString(), dark, 0.85);
        }

        sketch.Rect(x - 14, foot - 60, 11, 12, Rgb.Of("#fff4e0"), 0.9, 2).Rect(x + 5, foot - 60, 11, 12, Rgb.Of("#fff4e0"), 0.9, 2);
    }

    private static void Planter(Stage stage, Sketch sketch, SeededRandom random, (double Left, double Width) at, double y)
    {
        var palette = stage.Palette;
        var leaves = new Markup();
        for (var x = at.Left + 8; x < at.Left + at.Width - 6; x += 15)
        {
            Trees.Crown(leaves, random, x, y - 2 + random.Between(-5, 3), 15);
        }

        sketch.Path(leaves.ToString(), palette.Subject(palette.Green.Darker(0.25)));
        for (var i = 0; i < 14; i++)
        {
            sketch.Circle(at.Left + (at.Width * random.Next()), y + random.Between(-16, 4), random.Between(3, 5.5), palette.Subject(random.Chance(0.6) ? palette.Accent : Rgb.Of("#fff2dd")));
        }

        sketch.Rect(at.Left, y + 4, at.Width, 32, palette.Subject(Rgb.Of("#5c3f2d")), 1, 4);
    }

    private static void Door(Stage stage, Sketch sketch, double left, double width, Shop shop, Rgb paint)
    {
        var palette = stage.Palette;
        var (top, wood) = (shop.Top + 128, palette.Subject(paint.Lighter(0.12)));
        sketch.Rect(left - 10, top - 10, width + 20, shop.Foot - top + 10, wood.Darker(0.5), 1, 4);
        sketch.Rect(left, top, width, shop.Foot - top, wood);
        var warm = palette.Shining(Rgb.Of("#ffcf80"));
        sketch.Rect(left + 16, top + 18, width - 32, (shop.Foot - top) * 0.6, sketch.Fade(top, shop.Foot, new Stop(0, warm.Lighter(0.35)), new Stop(1, warm.Darker(0.3))), 1, 5);
        sketch.Rect(left + (width / 2) - 3, top + 18, 6, (shop.Foot - top) * 0.6, wood);
        sketch.Rect(left + 18, shop.Foot - ((shop.Foot - top) * 0.3), width - 36, (shop.Foot - top) * 0.22, wood.Darker(0.22), 1, 4);
        sketch.Circle(left + width - 12, top + ((shop.Foot - top) * 0.52), 6, palette.Shining(palette.Lamp));
        sketch.Rect(left - 24, shop.Foot - 8, width + 48, 14, palette.Subject(Rgb.Of("#8d857c")), 1, 2);
    }

    private static void Awning(Stage stage, Shop shop, SeededRandom random)
    {
        var palette = stage.Palette;
        var sketch = stage.Layer(0.52, Motion.Bob(0, 1.5));
        Rgb[] stripes = [palette.Subject(palette.Accent.Saturated(1.05)), palette.Subject(Rgb.Of("#fff3e0"))];
        var (top, bottom, count) = (shop.Top + 72, shop.Top + 148, 17 + random.Whole(4));
        var (from, to) = ((shop.Right - shop.Left + 10) / count, (shop.Right - shop.Left + 90) / count);
        for (var i = 0; i < count; i++)
        {
            var (x1, x2) = (shop.Left - 5 + (i * from), shop.Left - 45 + (i * to));
            var stripe = new Markup().Add($"M{x1} {top}h{from + 0.6}L{x2 + to + 0.6} {bottom}v14a{to / 2} 15 0 0 1 {-to - 0.6} 0V{bottom}Z");
            sketch.Path(stripe.ToString(), stripes[i % 2]);
        }

        sketch.Rect(shop.Left - 45, bottom - 1, shop.Right - shop.Left + 90, 4, Rgb.Black, 0.14);
        var shade = new Markup().Add($"M{shop.Left - 5} {top}H{shop.Right + 5}L{shop.Right + 45} {bottom}H{shop.Left - 45}Z");
        sketch.Path(shade.ToString(), sketch.Fade(top, bottom, new Stop(0, Rgb.Black, 0.34), new Stop(1, Rgb.Black, 0)));
    }

    private static void Pavement(Stage stage, SeededRandom random, Shop shop, int door)
    {
        var (canvas, palette) = (stage.Canvas, stage.Palette);
        var sketch = stage.Layer(0.55);
        var stone = palette.Tone(Rgb.Of("#8b8790"));
        sketch.Rect(Canvas.Left, shop.Foot, canvas.Span, canvas.Height - shop.Foot + 5, sketch.Fade(shop.Foot, canvas.Height, new Stop(0, stone.Darker(0.12)), new Stop(1, stone.Darker(0.5))));
        var (lamp, wet) = (palette.Shining(Rgb.Of("#ffb95a")), stage.Reading.Weather is Weather.Rain or Weather.Storm);
        var strength = palette.IsDark ? 1.0 : 0.4;
        sketch.Rect(Canvas.Left, shop.Foot, canvas.Span, canvas.Height - shop.Foot, sketch.Radial((shop.Left + shop.Right) / 2, shop.Foot, (shop.Right - shop.Left) * 0.68, new Stop(0, lamp, 0.5 * strength), new Stop(1, lamp, 0)));
        var bay = (shop.Right - shop.Left) / 3;
        for (var i = 0; i < 3 && wet; i++)
        {
            var (left, width) = (shop.Left + (bay * i) + (i == door ? 60 : 26), bay - (i == door ? 120 : 52));
            sketch.Rect(left, shop.Foot + 4, width, canvas.Height - shop.Foot, sketch.Fade(shop.Foot, canvas.Height, new Stop(0, lamp, 0.5 * strength), new Stop(0.5, lamp, 0.2 * strength), new Stop(1, lamp, 0)));
        }

        var streaks = stage.Layer(0.55, Motion.Twinkle(0.6));
        for (var i = 0; i < (wet ? 90 : 30); i++)
        {
            // Wet stone mirrors the windows as broken upright streaks, and itself as flat ripples.
            var (x, y) = (random.Between(shop.Left, shop.Right), shop.Foot + 8 + (Math.Pow(random.Next(), 1.4) * (canvas.Height - shop.Foot)));
            Water.Ripple(streaks, x, y, random.Between(20, 96), random.Between(3, 9), random.Chance(0.75) ? lamp : palette.Subject(palette.Accent), random.Between(0.12, 0.5) * strength * (wet ? 1 : 0.5));
        }
    }

    private static void Furniture(Stage stage, SeededRandom random, Shop shop, int door)
    {
        var palette = stage.Palette;
        var sketch = stage.Layer(0.6);
        var iron = palette.Subject(Rgb.Of("#2b2a33"));
        foreach (var share in door == 0 ? new[] { 0.55, 0.86 } : [0.14, 0.45])
        {
            var (x, y) = (shop.Left + ((shop.Right - shop.Left) * share), shop.Foot + 34);
            sketch.Ellipse(x, y + 2, 90, 11, Rgb.Black, 0.25);
            sketch.Rect(x - 2.5, y - 66, 5, 66, iron).Ellipse(x, y, 22, 5, iron).Ellipse(x, y - 66, 42, 7, iron.Lighter(0.15));
            sketch.Rect(x - 8, y - 82, 14, 13, palette.Subject(Rgb.Of("#fff6e6")), 1, 3);
            for (var side = -1; side <= 1; side += 2)
            {
                var seat = x + (side * 66);
                sketch.Line(new Markup().Add($"M{seat - 17} {y}l4 -42h26l4 42M{seat + (side * 15)} {y - 42}q{side * 8} -26 {side * 6} -46q{-side * 12} -6 {-side * 16} 2q-2 24 {-side * 2} 44").ToString(), iron, 4.4);
                sketch.Ellipse(seat, y - 43, 20, 5, iron.Lighter(0.1));
            }
        }
    }

    private static void Passer(Stage stage, double foot)
    {
        var random = stage.Random.Fork("passer");
        var sketch = stage.Layer(0.7);
        var wet = stage.Reading.Weather is Weather.Rain or Weather.Storm;
        var (x, y) = (stage.SubjectX, foot + ((stage.Canvas.Height - foot) * 0.62));
        sketch.Ellipse(x, y + 2, 62, 9, Rgb.Black, 0.3);
        var ink = new Ink(stage.Palette) { Conditions = wet ? new HashSet<string> { "umbrella" } : [] };
        Artwork.Of("subjects/person").DrawOn(sketch, (x, y), 2.75, ink, random, mirrored: random.Chance(0.5));
    }

    private static void Halo(Stage stage, Shop shop)
    {
        var palette = stage.Palette;
        if (palette.IsDark)
        {
            var glow = stage.Layer(0.5, Motion.Twinkle(0.1));
            glow.Glow((shop.Left + shop.Right) / 2, (shop.Top + shop.Foot) / 2, (shop.Right - shop.Left) * 0.72, palette.Shining(Rgb.Of("#ffb04d")), 0.3);
        }

        var lamp = stage.Layer(0.62);
        foreach (var x in new[] { shop.Left - 52, shop.Right + 52 })
        {
            Artwork.Of("parts/street-lamp").DrawOn(lamp, (x, shop.Foot + 44), 4.6, new Ink(palette), stage.Random);
        }
    }

    private sealed record Shop(double Left, double Right, double Top, double Foot);
}
