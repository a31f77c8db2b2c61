namespace Tessera.Sandbox.ImageTools;

/// <summary>For every pixel of a hole the best patch outside it: propagation from neighbours, then random search.</summary>
internal sealed class PatchMatch
{
    private readonly bool[] _open;
    private readonly int _width;
    private readonly int _height;
    private readonly int _radius;
    private readonly int[] _holes;
    private readonly int[] _sources;
    private readonly int[] _match;
    private readonly long[] _cost;
    private PixelBuffer _shown;
    private readonly SeededRandom _random;

    public PatchMatch(PixelBuffer start, bool[] open, int radius, SeededRandom random)
    {
        (_shown, _open, _radius, _random) = (start, open, radius, random);
        (_width, _height) = (start.Width, start.Height);
        _holes = Enumerable.Range(0, open.Length).Where(pixel => open[pixel]).ToArray();
        var whole = Enumerable.Range(0, open.Length).Where(IsWhole).ToArray();
        _sources = whole.Length > 0 ? whole : Enumerable.Range(0, open.Length).Where(pixel => !open[pixel]).ToArray();
        _match = new int[open.Length];
        _cost = new long[open.Length];
        foreach (var pixel in _holes)
        {
            _match[pixel] = _sources[_random.Whole(_sources.Length)];
            _cost[pixel] = CostOf(pixel, _match[pixel]);
        }
    }

    /// <summary>One pass over the hole, in reading order or against it.</summary>
    public void Improve(bool backwards)
    {
        var step = backwards ? 1 : -1;
        for (var index = 0; index < _holes.Length; index++)
        {
            var pixel = _holes[backwards ? _holes.Length - 1 - index : index];
            Follow(pixel, step);
            Follow(pixel, step * _width);
            for (var reach = Math.Max(_width, _height); reach >= 1; reach /= 2)
            {
                Try(pixel, Shifted(_match[pixel], _random.Whole((2 * reach) + 1) - reach, _random.Whole((2 * reach) + 1) - reach) ?? -1);
            }

            Try(pixel, _sources[_random.Whole(_sources.Length)]);
        }
    }

    /// <summary>Makes every hole pixel the mean of what the patches over it say, and continues with that image.</summary>
    public PixelBuffer Average()
    {
        var before = _shown;
        _shown = before.Each(pixel =>
        {
            if (!_open[pixel])
            {
                return before.Colour(pixel);
            }

            var (red, green, blue, weights) = (0.0, 0.0, 0.0, 0.0);
            foreach (var (other, offset) in Around(pixel))
            {
                if (_open[other] && Shifted(_match[other], -offset.X, -offset.Y) is { } source && !_open[source])
                {
                    var weight = 1.0 / (1 + _cost[other]);
                    var colour = before.Colour(source);
                    (red, green, blue, weights) = (red + (weight * colour.Red), green + (weight * colour.Green), blue + (weight * colour.Blue), weights + weight);
                }
            }

            return weights > 0 ? (red / weights, green / weights, blue / weights) : before.Colour(_match[pixel]);
        });
        Array.ForEach(_holes, pixel => _cost[pixel] = CostOf(pixel, _match[pixel]));
        return _shown;
    }

    private void Follow(int pixel, int step)
    {
        var neighbour = pixel + step;
        if (neighbour >= 0 && neighbour < _open.Length && _open[neighbour])
        {
            Try(pixel, _match[neighbour] - step);
        }
    }

    private void Try(int pixel, int source)
    {
        if (source < 0 || source >= _open.Length || _open[source])
        {
            return;
        }

        var cost = CostOf(pixel, source, _cost[pixel]);
        if (cost < _cost[pixel])
        {
            (_cost[pixel], _match[pixel]) = (cost, source);
        }
    }

    /// <summary>The mean squared difference of two patches; places inside the hole or outside the image cost most.</summary>
    private long CostOf(int pixel, int source, long atMost = long.MaxValue)
    {
        const long Unknown = 3 * 64 * 64;
        var (x, y, sourceX, sourceY) = (pixel % _width, pixel / _width, source % _width, source / _width);
        var (cost, places) = (0L, 0);
        for (var down = Math.Max(-_radius, -y); down <= Math.Min(_radius, _height - 1 - y); down++)
        {
            for (var across = Math.Max(-_radius, -x); across <= Math.Min(_radius, _width - 1 - x); across++)
            {
                var (placeX, placeY) = (sourceX + across, sourceY + down);
                var place = (placeY * _width) + placeX;
                var inside = placeX >= 0 && placeY >= 0 && placeX < _width && placeY < _height && !_open[place];
                cost += inside ? Difference(((y + down) * _width) + x + across, place) : Unknown;
                places++;
            }

            // A patch has at most so many places: this one cannot win any more.
            if (atMost < long.MaxValue && cost / ((2 * _radius) + 1) / ((2 * _radius) + 1) >= atMost)
            {
                return atMost;
            }
        }

        return cost / places;
    }

    private long Difference(int one, int other)
    {
        var rgba = _shown.Rgba;
        var (red, green, blue) = (rgba[one * 4] - rgba[other * 4], rgba[(one * 4) + 1] - rgba[(other * 4) + 1], rgba[(one * 4) + 2] - rgba[(other * 4) + 2]);
        return (red * red) + (green * green) + (blue * blue);
    }

    private IEnumerable<(int Pixel, (int X, int Y) Offset)> Around(int pixel)
    {
        for (var y = -_radius; y <= _radius; y++)
        {
            for (var x = -_radius; x <= _radius; x++)
            {
                if (Shifted(pixel, x, y) is { } other)
                {
                    yield return (other, (x, y));
                }
            }
        }
    }

    private int? Shifted(int pixel, int byX, int byY)
    {
        var (x, y) = ((pixel % _width) + byX, (pixel / _width) + byY);
        return x >= 0 && y >= 0 && x < _width && y < _height ? (y * _width) + x : null;
    }

    private bool IsWhole(int pixel) =>
        pixel % _width >= _radius && pixel % _width < _width - _radius
        && pixel / _width >= _radius && pixel / _width < _height - _radius
        && Around(pixel).All(place => !_open[place.Pixel]);
}
