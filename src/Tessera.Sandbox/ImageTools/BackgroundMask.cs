using Tessera.Sandbox.Painting;

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
    private readonly int _width;
    private readonly int _columns;
    private readonly (double Red, double Green, double Blue, int Count)[] _cells;

    private BackgroundMask((double Red, double Green, double Blue)[] colours, PixelBuffer pixels)
    {
        _colours = colours;
        _width = pixels.Width;
        _columns = (pixels.Width / CellSide) + 1;
        _cells = new (double, double, double, int)[_columns * ((pixels.Height / CellSide) + 1)];
        Flooded = new bool[pixels.Count];
    }

    /// <summary>Whether a pixel is background.</summary>
    public bool[] Flooded { get; }

    /// <summary>How much of the picture is background.</summary>
    public double Share { get; private set; }

    /// <summary>The background's colour behind a pixel: the mean of the background around it.</summary>
    public (double Red, double Green, double Blue) ColourAt(int pixel)
    {
        var (column, row) = (pixel % _width / CellSide, pixel / _width / CellSide);
        var (red, green, blue, count) = (0.0, 0.0, 0.0, 0);
        for (var cellRow = Math.Max(0, row - 1); cellRow <= row + 1 && cellRow * _columns < _cells.Length; cellRow++)
        {
            for (var cellColumn = Math.Max(0, column - 1); cellColumn <= column + 1 && cellColumn < _columns; cellColumn++)
            {
                var cell = _cells[(cellRow * _columns) + cellColumn];
                (red, green, blue, count) = (red + cell.Red, green + cell.Green, blue + cell.Blue, count + cell.Count);
            }
        }

        return count > 0 ? (red / count, green / count, blue / count) : _colours[0];
    }

    public static BackgroundMask Of(PixelBuffer pixels)
    {
        var border = BorderOf(pixels.Width, pixels.Height).ToList();
        var flood = new BackgroundMask(MainColours(pixels, border), pixels);
        var waiting = new Stack<int>();
        foreach (var pixel in border)
        {
            flood.Visit(pixels, pixel, Near, waiting);
        }

        while (waiting.TryPop(out var pixel))
        {
            var (x, y) = (pixel % pixels.Width, pixel / pixels.Width);
            flood.Spread(pixels, pixel, x > 0, pixel - 1, waiting);
            flood.Spread(pixels, pixel, x < pixels.Width - 1, pixel + 1, waiting);
            flood.Spread(pixels, pixel, y > 0, pixel - pixels.Width, waiting);
            flood.Spread(pixels, pixel, y < pixels.Height - 1, pixel + pixels.Width, waiting);
        }

        flood.DropHairlines(pixels.Width, pixels.Height);
        flood.DropSpecks(pixels.Width, waiting);
        flood.Measure(pixels);
        return flood;
    }

    private void Spread(PixelBuffer pixels, int from, bool inside, int to, Stack<int> waiting)
    {
        if (inside && !Flooded[to])
        {
            Visit(pixels, to, pixels.Distance(to, pixels.Colour(from)) < SmallStep ? NearByGradient : Near, waiting);
        }
    }

    private void Visit(PixelBuffer pixels, int pixel, double near, Stack<int> waiting)
    {
        var clear = pixels.Rgba[(pixel * 4) + 3] < 16;
        if (!Flooded[pixel] && (clear || _colours.Any(colour => pixels.Distance(pixel, colour) < near)))
        {
            Flooded[pixel] = true;
            waiting.Push(pixel);
        }
    }

    /// <summary>Lines of one pixel between two backgrounds are where they mix, not things.</summary>
    private void DropHairlines(int width, int height)
    {
        var inside = Field.Blurred(Array.ConvertAll(Flooded, flooded => flooded ? 0f : 1f), width, height, 1);
        for (var pixel = 0; pixel < inside.Length; pixel++)
        {
            Flooded[pixel] |= inside[pixel] < Hairline;
        }
    }

    /// <summary>What is left in pieces too small to be a thing is background too.</summary>
    private void DropSpecks(int width, Stack<int> waiting)
    {
        var seen = (bool[])Flooded.Clone();
        var piece = new List<int>();
        for (var start = 0; start < seen.Length; start++)
        {
            Reach(start, seen, waiting);
            piece.Clear();
            while (waiting.TryPop(out var pixel))
            {
                piece.Add(pixel);
                var x = pixel % width;
                Reach(x > 0 ? pixel - 1 : -1, seen, waiting);
                Reach(x < width - 1 ? pixel + 1 : -1, seen, waiting);
                Reach(pixel - width, seen, waiting);
                Reach(pixel + width, seen, waiting);
            }

            if (piece.Count < seen.Length * SpeckShare)
            {
                piece.ForEach(pixel => Flooded[pixel] = true);
            }
        }
    }

    private static void Reach(int pixel, bool[] seen, Stack<int> waiting)
    {
        if (pixel >= 0 && pixel < seen.Length && !seen[pixel])
        {
            seen[pixel] = true;
            waiting.Push(pixel);
        }
    }

    private void Measure(PixelBuffer pixels)
    {
        var flooded = 0;
        for (var pixel = 0; pixel < Flooded.Length; pixel++)
        {
            if (Flooded[pixel])
            {
                flooded++;
                ref var cell = ref _cells[(pixel / _width / CellSide * _columns) + (pixel % _width / CellSide)];
                var (red, green, blue) = pixels.Colour(pixel);
                cell = (cell.Red + red, cell.Green + green, cell.Blue + blue, cell.Count + 1);
            }
        }

        Share = flooded / (double)pixels.Count;
    }

    private static IEnumerable<int> BorderOf(int width, int height)
    {
        for (var x = 0; x < width; x++)
        {
            yield return x;
            yield return ((height - 1) * width) + x;
        }

        for (var y = 1; y < height - 1; y++)
        {
            yield return y * width;
            yield return (y * width) + width - 1;
        }
    }

    /// <summary>The means of the fullest boxes of 48 levels a side that hold at least an eighth of the border each.</summary>
    private static (double Red, double Green, double Blue)[] MainColours(PixelBuffer pixels, List<int> border)
    {
        var boxes = border
            .GroupBy(pixel => (pixels.Rgba[pixel * 4] / 48, pixels.Rgba[(pixel * 4) + 1] / 48, pixels.Rgba[(pixel * 4) + 2] / 48))
            .OrderByDescending(box => box.Count())
            .ToList();
        return boxes
            .Where((box, index) => index == 0 || box.Count() * 8 >= border.Count)
            .Take(MostColours)
            .Select(box => (
                box.Average(pixel => pixels.Rgba[pixel * 4]),
                box.Average(pixel => pixels.Rgba[(pixel * 4) + 1]),
                box.Average(pixel => pixels.Rgba[(pixel * 4) + 2])))
            .ToArray();
    }
}
