using Tessera.Sandbox.Images.Scenery;
using Tessera.Sandbox.Images.Templates;

namespace Tessera.Sandbox.Images.Subjects;

/// <summary>Places what the prompt names into the scene: the first in the middle of interest, the others around it.</summary>
internal static class SubjectPlacer
{
    private const int MostSubjects = 5;

    public static void Draw(Scene scene)
    {
        var mentions = scene.Prompt.Subjects.Where(mention => !IsSceneryAlready(scene, mention.Kind)).Take(MostSubjects).ToList();
        // What stands farther back is painted first.
        var order = mentions.Select((mention, rank) => (mention, rank)).OrderBy(entry => Subject.Of(entry.mention.Kind).Placement switch
        {
            Placement.Sky => 0,
            Placement.Land => 1,
            Placement.Deep => 2,
            Placement.Afloat => 3,
            _ => 4,
        }).ThenByDescending(entry => entry.rank);
        foreach (var (mention, rank) in order)
        {
            PlaceSubject(scene, mention, rank);
        }
    }

    // What others show already, as a wood shows trees; and the sky draws the moon at night itself.
    private static bool IsSceneryAlready(Scene scene, string kind) =>
        Subject.Of(kind).Art.Fact("unless")?.Split(' ').Any(other => scene.Prompt.Has(other) || other.Equals($"{scene.Place}", StringComparison.OrdinalIgnoreCase)) is true
        || (kind is "moon" && scene.HasScenery && ((scene.Palette.IsNight && !scene.IsInside) || scene.Place is Place.Space));

    private static void PlaceSubject(Scene scene, SubjectMention mention, int rank)
    {
        var random = scene.Random.Fork($"subject {mention.Kind}");
        var subject = Subject.Of(mention.Kind);
        var placement = scene.IsInside && subject.Placement is Placement.Sky ? Placement.Ground : subject.Placement;
        var (x, y, nearness) = Spot(scene, random, (mention.Kind, placement), rank);
        var height = subject.Height * scene.SubjectScale * (rank == 0 ? 1 : 0.8) * (scene.Prompt.IsCloseUp ? 1.75 : 1);
        if (mention.Kind is "rainbow")
        {
            (x, y, height) = (scene.Canvas.Width / 2, scene.Horizon + 30, 250);
        }

        if (mention.Kind is "portrait")
        {
            (x, y, height) = (scene.Canvas.Width / 2, scene.Canvas.Height + 4, 720);
        }

        if (placement is Placement.Sky && mention.Kind is not "rainbow")
        {
            // The whole of it in the frame, whatever the horizon.
            y = Math.Max(y, (height * (mention.Kind is "dragon" ? 1.8 : 1.15)) + 10);
        }

        if (scene.HasWater && !scene.HasShore && placement is Placement.Land or Placement.Ground && mention.Kind is not "lighthouse")
        {
            SvgTemplate.Of("parts/islet").DrawOn(scene.Layer(0.55), (x, y), subject.Reach * height / 6600, new TemplateColours(scene.Palette) { IsLand = true }, random);
        }

        if (mention.Kind is "flower" or "rose" && scene.SubjectScale == 1 && !scene.Prompt.IsCloseUp)
        {
            // Flowers among other things stand right before the viewer and let them be seen above.
            (y, height) = (scene.Canvas.Height + 10, height * 0.85);
        }

        var count = mention.Kind is "bird" or "fish" ? Math.Min(mention.Count, 2)
            : mention.Kind is "flower" or "rose" && !scene.Prompt.IsCloseUp ? Math.Max(3, mention.Count)
            : mention.Count;
        for (var i = 0; i < count; i++)
        {
            var scale = height / 100 * (i == 0 ? 1 : random.Between(0.62, 0.85));
            var shift = i == 0 ? 0 : (i % 2 == 0 ? -1 : 1) * ((i + 1) / 2) * subject.Reach * height / 100 * random.Between(1.5, 1.9);
            var at = Math.Clamp(x + shift, 30, scene.Canvas.Width - 30);
            var foot = placement is Placement.Ground or Placement.Land && scene.SubjectScale == 1 && i > 0 ? y + random.Between(-16, 4) : y + (placement is Placement.Sky or Placement.Deep && i > 0 ? random.Between(-140, 90) : 0);
            var motion = Motion.Parse(placement switch { Placement.Sky => "bob 12 8", Placement.Deep => "bob 16 9", Placement.Afloat => "bob 4 4", _ => "still" });
            var fragment = scene.Layer(placement is Placement.Sky ? 0.3 : 0.55 + (0.25 * nearness), motion);
            if (placement is Placement.Ground)
            {
                fragment.Add($"""<ellipse cx="{at}" cy="{foot + 1}" rx="{subject.Reach * scale * 0.85}" ry="{4 + (scale * 3)}" fill-opacity="0.18"/>""");
            }

            subject.Art.DrawOn(fragment, (at, foot), scale, ColoursOf(scene, mention, nearness), random.Fork($"{i}"), subject.IsMirrored(at < scene.Canvas.Width / 2));
        }
    }

    private static TemplateColours ColoursOf(Scene scene, SubjectMention mention, double nearness)
    {
        var colours = new Dictionary<string, Rgb>();
        if (mention.Colour is { } colour)
        {
            colours["main"] = colour;
        }

        if (scene.Prompt.Subjects.FirstOrDefault(subject => subject.Kind is "umbrella")?.Colour is { } umbrella)
        {
            colours["umbrella"] = umbrella;
        }

        return new TemplateColours(scene.Palette, nearness) { Colours = colours, Conditions = [.. scene.Conditions, mention.Pose is Pose.Asleep ? "asleep" : ""] };
    }

    private static (double X, double Y, double Nearness) Spot(Scene scene, SeededRandom random, (string Kind, Placement Placement) subject, int rank)
    {
        var (canvas, (kind, placement)) = (scene.Canvas, subject);
        var opposite = canvas.Width - scene.SubjectX;
        var x = rank switch
        {
            0 => scene.SubjectX,
            1 => opposite + random.Between(-30, 30),
            2 => canvas.Width * (scene.SubjectX < canvas.Width / 2 ? 0.14 : 0.86),
            _ => canvas.Width * random.Between(0.15, 0.85),
        };
        return placement switch
        {
            Placement.Sky => (x, scene.Horizon * random.Between(0.42, 0.66), 0.92),
            Placement.Deep => scene.HasWater ? (x, scene.Horizon + ((canvas.Height - scene.Horizon) * 0.34), 1) : (x, canvas.Height * random.Between(0.44, 0.58), 1),
            Placement.Afloat when scene.HasWater => (x, scene.Horizon + ((canvas.Height - scene.Horizon) * (0.3 + (0.14 * rank))), 0.97),
            Placement.Land when scene.HasWater && kind is "lighthouse" or "bridge" => (x, scene.Horizon + ((canvas.Height - scene.Horizon) * 0.14), 0.95),
            Placement.Land => (x, scene.Footing(x) - (scene.SubjectScale < 1 ? 0 : (canvas.Height - scene.Horizon) * 0.1), 0.96),
            _ => (x, scene.Footing(x), 1),
        };
    }
}
