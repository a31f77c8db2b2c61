using Tessera.Media;
using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Inputs;

/// <summary>The few colours a picture is made of: k-means on a thumbnail, from fixed starting points.</summary>
internal static class DominantColours
{
    private const int Clusters = 5;
    private const int Rounds = 8;

    /// <summary>The most frequent first; the last is the most colourful of them.</summary>
    public static IReadOnlyList<Rgb> Of(Picture picture)
    {
        using var thumbnail = picture.Resize(32, 32);
        var pixels = thumbnail.ToPixels();
        var points = Enumerable.Range(0, pixels.Length / 4).Select(i => new Rgb(pixels[i * 4], pixels[(i * 4) + 1], pixels[(i * 4) + 2])).ToArray();
        var ordered = points.OrderBy(colour => colour.Brightness).ToArray();
        var centres = Enumerable.Range(0, Clusters).Select(i => ordered[((2 * i) + 1) * ordered.Length / (2 * Clusters)]).ToArray();
        var members = points.ToLookup(point => Nearest(point, centres));
        for (var round = 0; round < Rounds; round++)
        {
            centres = [.. centres.Select((centre, i) => members[i].Any() ? Mean([.. members[i]]) : centre)];
            members = points.ToLookup(point => Nearest(point, centres));
        }

        var common = centres.Select((centre, i) => (centre, Count: members[i].Count())).OrderByDescending(entry => entry.Count).Select(entry => entry.centre).ToList();
        var vivid = common.MaxBy(Colourfulness);
        return [.. common.Where(colour => colour != vivid), vivid];
    }

    private static int Colourfulness(Rgb colour) => Math.Max(colour.R, Math.Max(colour.G, colour.B)) - Math.Min(colour.R, Math.Min(colour.G, colour.B));

    private static Rgb Mean(Rgb[] colours) =>
        new((byte)colours.Average(colour => colour.R), (byte)colours.Average(colour => colour.G), (byte)colours.Average(colour => colour.B));

    private static int Nearest(Rgb point, Rgb[] centres)
    {
        var best = 0;
        for (var i = 1; i < centres.Length; i++)
        {
            if (Distance(point, centres[i]) < Distance(point, centres[best]))
            {
                best = i;
            }
        }

        return best;
    }

    private static int Distance(Rgb left, Rgb right) =>
        ((left.R - right.R) * (left.R - right.R)) + ((left.G - right.G) * (left.G - right.G)) + ((left.B - right.B) * (left.B - right.B));
}
