using Tessera.Sandbox.Pictures.Art;
using Tessera.Sandbox.Pictures.Drawing;
using Tessera.Sandbox.Pictures.Reading;
using Tessera.Sandbox.Pictures.Scenery;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>Places what the prompt names into the scene: the first in the middle of interest, the others around it.</summary>
internal static class Cast
{
    private const int MostSubjects = 5;

    public static void Draw(Stage stage)
    {
        var mentions = stage.Reading.Subjects.Where(mention => !IsSceneryAlready(stage, mention.Kind)).Take(MostSubjects).ToList();
        // What stands farther back is painted first.
        var order = mentions.Select((mention, rank) => (mention, rank)).OrderBy(entry => Subject.Of(entry.mention.Kind).Standing switch
        {
            Standing.Sky => 0,
            Standing.Land => 1,
            Standing.Deep => 2,
            Standing.Afloat => 3,
            _ => 4,
        }).ThenByDescending(entry => entry.rank);
        foreach (var (mention, rank) in order)
        {
            Place(stage, mention, rank);
        }
    }

    // The sky draws the moon at night itself, and a lone tree adds nothing to a wood.
    private static bool IsSceneryAlready(Stage stage, string kind) => kind switch
    {
        "moon" => (stage.Palette.IsNight && stage.HasSky) || stage.Place is Reading.Place.Space,
        "tree" => stage.Place is Reading.Place.Forest || stage.Reading.Has("blossom") || stage.Reading.Has("palm"),
        "cup" => stage.Place is Reading.Place.Cafe,
        "umbrella" => stage.Reading.Has("person") || stage.Reading.Has("couple"),
        "planet" => stage.Place is Reading.Place.Space,
        _ => false,
    };

    private static void Place(Stage stage, SubjectMention mention, int rank)
    {
        var random = stage.Random.Fork($"subject {mention.Kind}");
        var subject = Subject.Of(mention.Kind);
        var standing = !stage.HasSky && subject.Standing is Standing.Sky ? Standing.Ground : subject.Standing;
        var (x, y, nearness) = Spot(stage, random, (mention.Kind, standing), rank);
        var height = subject.Height * stage.SubjectScale * (rank == 0 ? 1 : 0.8) * (stage.Reading.IsCloseUp ? 1.75 : 1);
        if (mention.Kind is "rainbow")
        {
            (x, y, height) = (stage.Canvas.Width / 2, stage.Horizon + 30, 250);
        }

        if (mention.Kind is "portrait")
        {
            (x, y, height) = (stage.Canvas.Width / 2, stage.Canvas.Height + 4, 720);
        }

        if (standing is Standing.Sky && mention.Kind is not "rainbow")
        {
            // The whole of it in the frame, whatever the horizon.
            y = Math.Max(y, (height * (mention.Kind is "dragon" ? 1.8 : 1.15)) + 10);
        }

        if (stage.HasWater && !stage.HasShore && standing is Standing.Land or Standing.Ground && mention.Kind is not "lighthouse")
        {
            Land.Islet(stage, x, y, subject.Reach * height / 100);
        }

        if (mention.Kind is "flower" or "rose" && stage.SubjectScale == 1 && !stage.Reading.IsCloseUp)
        {
            // Flowers among other things stand right before the viewer and let them be seen above.
            (y, height) = (stage.Canvas.Height + 10, height * 0.85);
        }

        var count = mention.Kind is "bird" or "fish" ? Math.Min(mention.Count, 2)
            : mention.Kind is "flower" or "rose" && !stage.Reading.IsCloseUp ? Math.Max(3, mention.Count)
            : mention.Count;
        for (var i = 0; i < count; i++)
        {
            var scale = height / 100 * (i == 0 ? 1 : random.Between(0.62, 0.85));
            var shift = i == 0 ? 0 : (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2) * subject.Reach * height / 100 * random.Between(1.5, 1.9);
            var at = Math.Clamp(x + shift, 30, stage.Canvas.Width - 30);
            var foot = standing is Standing.Ground or Standing.Land && stage.SubjectScale == 1 && i > 0 ? y + random.Between(-16, 4) : y + (standing is Standing.Sky or Standing.Deep && i > 0 ? random.Between(-140, 90) : 0);
            var motion = standing switch
            {
                Standing.Sky => Motion.Bob(12, 8),
                Standing.Deep => Motion.Bob(16, 9),
                Standing.Afloat => Motion.Bob(4, 4),
                _ => Motion.Still,
            };
            var sketch = stage.Layer(standing is Standing.Sky ? 0.3 : 0.55 + (0.25 * nearness), motion);
            if (standing is Standing.Ground)
            {
                sketch.Ellipse(at, foot + 1, subject.Reach * scale * 0.85, 4 + (scale * 3), Rgb.Black, 0.18);
            }

            subject.Art.DrawOn(sketch, (at, foot), scale, InkOf(stage, mention, nearness), random.Fork($"{i}"), subject.IsMirrored(at < stage.Canvas.Width / 2));
        }
    }

    private static Ink InkOf(Stage stage, SubjectMention mention, double nearness)
    {
        var (colours, conditions) = (new Dictionary<string, Rgb>(), new HashSet<string>());
        if (mention.Colour is { } colour)
        {
            colours["main"] = colour;
        }

        if (mention.Pose is Pose.Asleep)
        {
            conditions.Add("asleep");
        }

        // In the rain people have umbrellas, whether the prompt remembers them or not.
        var umbrella = stage.Reading.Subjects.FirstOrDefault(subject => subject.Kind is "umbrella");
        if (umbrella is not null || stage.Reading.Weather is Weather.Rain)
        {
            conditions.Add("umbrella");
            colours["umbrella"] = umbrella?.Colour ?? Rgb.Of("#d8443c");
        }

        return new Ink(stage.Palette, nearness) { Colours = colours, Conditions = conditions };
    }

    private static (double X, double Y, double Nearness) Spot(Stage stage, SeededRandom random, (string Kind, Standing Standing) who, int rank)
    {
        var (canvas, (kind, standing)) = (stage.Canvas, who);
        var opposite = canvas.Width - stage.SubjectX;
        var x = rank switch
        {
            0 => stage.SubjectX,
            1 => opposite + random.Between(-30, 30),
            2 => canvas.Width * (stage.SubjectX < canvas.Width / 2 ? 0.14 : 0.86),
            _ => canvas.Width * random.Between(0.15, 0.85),
        };
        return standing switch
        {
            Standing.Sky => (x, stage.Horizon * random.Between(0.42, 0.66), 0.92),
            Standing.Deep => stage.HasWater ? (x, stage.Horizon + ((canvas.Height - stage.Horizon) * 0.34), 1) : (x, canvas.Height * random.Between(0.44, 0.58), 1),
            Standing.Afloat when stage.HasWater => (x, stage.Horizon + ((canvas.Height - stage.Horizon) * (0.3 + (0.14 * rank))), 0.97),
            Standing.Land when stage.HasWater && kind is "lighthouse" or "bridge" => (x, stage.Horizon + ((canvas.Height - stage.Horizon) * 0.14), 0.95),
            Standing.Land => (x, stage.Footing(x) - (stage.SubjectScale < 1 ? 0 : (canvas.Height - stage.Horizon) * 0.1), 0.96),
            _ => (x, stage.Footing(x), 1),
        };
    }
}
