namespace Tessera.Sandbox.Painting;

/// <summary>Repeatable noise on the pixel grid.</summary>
internal static class Noise
{
    /// <summary>White: unrelated from pixel to pixel, 0 up to 1.</summary>
    public static float White(int x, int y, int salt = 0)
    {
        var mixed = ((uint)x * 374761393u) + ((uint)y * 668265263u) + ((uint)salt * 2246822519u);
        mixed = (mixed ^ (mixed >> 13)) * 1274126177u;
        return ((mixed ^ (mixed >> 16)) & 0xFFFFFF) / (float)0x1000000;
    }

    /// <summary>Smooth over a distance, −1 to 1.</summary>
    public static float Smooth(float x, float y, int salt = 0)
    {
        var (left, top) = ((int)MathF.Floor(x), (int)MathF.Floor(y));
        var (fx, fy) = (x - left, y - top);
        fx = fx * fx * (3 - (2 * fx));
        fy = fy * fy * (3 - (2 * fy));
        var upper = White(left, top, salt) + ((White(left + 1, top, salt) - White(left, top, salt)) * fx);
        var lower = White(left, top + 1, salt) + ((White(left + 1, top + 1, salt) - White(left, top + 1, salt)) * fx);
        return ((upper + ((lower - upper) * fy)) * 2) - 1;
    }
}
