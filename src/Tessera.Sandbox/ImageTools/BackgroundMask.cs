using NetVips;

namespace Tessera.Sandbox.ImageTools;

/// <summary>
/// Which pixels are background: reached from the border over colours near those of the border, where a slow gradient
/// may lead farther away than a step.
/// </summary>
internal sealed class BackgroundMask
{
    private const double Near = 42;
    private const double NearByGradient = 90;
    private const double SmallStep = 7;
    private const int MostColours = 4;
    private const int CellSide = 16;
    private const float Hairline = 0.34f;
    private const double SpeckShare = 0.0008;

    private readonly (double Red, double Green, double Blue)[] _colours;
    private readonly PixelBuffer _pixels;
    private readonly PixelBuffer _behind;

    private BackgroundMask(PixelBuffer pixels)
    {
        (_pixels, Flooded) = (pixels, new bool[pixels.Count]);
        var border = Enumerable.Range(0, pixels.Count).Where(pixel => pixel % pixels.Width is var x && (x == 0 || x == pixels.Width - 1
            || pixel < pixels.Width || pixel >= pixels.Count - pixels.Width)).ToList();
        _colours = [.. pixels.MainColours(border).Where((main, index) => index == 0 || main.Count * 8 >= border.Count).Take(MostColours).Select(main => main.Colour)];
        Flood(border);
        DropHairlines();
        DropSpecks();
        _behind = pixels.Each(pixels.Colour).WithAlpha(pixel => Flooded[pixel] ? 1 : 0)
            .Through(image => image.Premultiply().Shrink(CellSide, CellSide, ceil: true).Gaussblur(1).Unpremultiply());
    }

    public bool[] Flooded { get; }

    /// <summary>How much of the image is background.</summary>
    public double Share => Flooded.Count(flooded => flooded) / (double)Flooded.Length;

    public static BackgroundMask Of(PixelBuffer pixels) => new(pixels);

    /// <summary>The background's colour behind a pixel: the mean of the background around it.</summary>
    public (double Red, double Green, double Blue) ColourAt(int pixel)
    {
        var cell = _behind.At(pixel % _pixels.Width / CellSide, pixel / _pixels.Width / CellSide) / 4;
        return _behind.Rgba[(cell * 4) + 3] > 0 ? _behind.Colour(cell) : _colours[0];
    }

    private void Flood(List<int> border)
    {
        var (width, waiting) = (_pixels.Width, new Stack<int>());
        border.ForEach(pixel => Visit(pixel, Near, waiting));
        while (waiting.TryPop(out var pixel))
        {
            var x = pixel % width;
            Spread(pixel, x > 0 ? pixel - 1 : -1, waiting);
            Spread(pixel, x < width - 1 ? pixel + 1 : -1, waiting);
            Spread(pixel, pixel - width, waiting);
            Spread(pixel, pixel + width, waiting);
        }
    }

    private void Spread(int from, int to, Stack<int> waiting)
    {
        if (to >= 0 && to < Flooded.Length && !Flooded[to])
        {
            Visit(to, _pixels.Distance(to, _pixels.Colour(from)) < SmallStep ? NearByGradient : Near, waiting);
        }
    }

    private void Visit(int pixel, double near, Stack<int> waiting)
    {
        var clear = _pixels.Rgba[(pixel * 4) + 3] < 16;
        if (!Flooded[pixel] && (clear || _colours.Any(colour => _pixels.Distance(pixel, colour) < near)))
        {
            Flooded[pixel] = true;
            waiting.Push(pixel);
        }
    }

    /// <summary>Lines of one pixel between two backgrounds are where they mix, not things.</summary>
    private void DropHairlines()
    {
        var inside = Field.Blurred(Array.ConvertAll(Flooded, flooded => flooded ? 0f : 1f), _pixels.Width, _pixels.Height, 1);
        for (var pixel = 0; pixel < inside.Length; pixel++)
        {
            Flooded[pixel] |= inside[pixel] < Hairline;
        }
    }

    /// <summary>What is left in pieces too small to be a thing is background too.</summary>
    private void DropSpecks()
    {
        using var mask = Image.NewFromMemory(Array.ConvertAll(Flooded, flooded => flooded ? (byte)1 : (byte)0), _pixels.Width, _pixels.Height, bands: 1, Enums.BandFormat.Uchar);
        using var labelled = mask.Labelregions(out var pieces);
        var (labels, sizes) = (labelled.WriteToMemory<int>(), new int[pieces]);
        Array.ForEach(labels, label => sizes[label]++);
        for (var pixel = 0; pixel < labels.Length; pixel++)
        {
            Flooded[pixel] |= sizes[labels[pixel]] < labels.Length * SpeckShare;
        }
    }
}
