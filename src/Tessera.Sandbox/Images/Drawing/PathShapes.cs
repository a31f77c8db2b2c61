namespace Tessera.Sandbox.Images.Drawing;

/// <summary>Outlines that nature makes: ridges, hills, waves.</summary>
internal static class PathShapes
{
    /// <summary>A closed area below a line, down to <paramref name="bottom"/>.</summary>
    public static string Below(Canvas canvas, Func<double, double> height, double bottom, double step = 9)
    {
        var path = new SvgMarkup().Add($"M{Canvas.Left} {bottom}");
        for (var x = Canvas.Left; x < canvas.Right + step; x += step)
        {
            path.Add($"L{x} {height(x)}");
        }

        return path.Add($"L{canvas.Right + step} {bottom}Z").ToString();
    }

    /// <summary>A band along a line, on its crests only: foam along the whole of a wave would look like wire.</summary>
    public static string Crests(Canvas canvas, Func<double, double> line, double thickness)
    {
        const double step = 8;
        var (upper, lower) = (new SvgMarkup().Add($"M{Canvas.Left} {line(Canvas.Left)}"), new Stack<(double X, double Y)>());
        for (var x = Canvas.Left; x < canvas.Right; x += step)
        {
            // A crest is where the line bends down.
            var bend = line(x - (3 * step)) + line(x + (3 * step)) - (2 * line(x));
            upper.Add($"L{x} {line(x)}");
            lower.Push((x, line(x) + (thickness * Math.Clamp(bend / 6, 0, 1))));
        }

        foreach (var (x, y) in lower)
        {
            upper.Add($"L{x} {y}");
        }

        return upper.Add($"Z").ToString();
    }

    /// <summary>A rolling line: a few long waves and their smaller echoes around zero, about ±1.</summary>
    public static Func<double, double> Waves(SeededRandom random, double length)
    {
        var waves = new (double Pace, double Phase, double Size)[4];
        for (var i = 0; i < waves.Length; i++)
        {
            waves[i] = (Math.Tau / length * Math.Pow(1.83, i) * random.Between(0.8, 1.2), random.Between(0, Math.Tau), 0.62 / Math.Pow(1.9, i));
        }

        return x => waves.Sum(wave => Math.Sin((x * wave.Pace) + wave.Phase) * wave.Size);
    }

    /// <summary>A jagged line: noise in octaves, about ±1.</summary>
    public static Func<double, double> Crags(SeededRandom random, double length, int octaves = 5, double roughness = 0.5)
    {
        var knots = new double[256];
        for (var i = 0; i < knots.Length; i++)
        {
            knots[i] = random.Between(-1, 1);
        }

        return x =>
        {
            var (sum, size, pace) = (0.0, 1.0, 1 / length);
            for (var octave = 0; octave < octaves; octave++)
            {
                var place = (x * pace) + (octave * 37.7) + 64;
                var knot = (int)Math.Floor(place);
                sum += size * (knots[knot & 255] + ((knots[(knot + 1) & 255] - knots[knot & 255]) * (place - knot)));
                size *= roughness;
                pace *= 2;
            }

            return sum;
        };
    }
}
