namespace Tessera.Sandbox.Images.Drawing;

/// <summary>
/// Where is drawn: the shorter side is always 1000 units, so that sizes in the scene mean the same at every format.
/// </summary>
internal sealed record Canvas(double Width, double Height)
{
    /// <summary>How far beyond both sides everything is drawn, for a camera that moves.</summary>
    public const double Margin = 130;

    public const double Left = -Margin;

    public double Right => Width + Margin;

    /// <summary>Width with both margins.</summary>
    public double Span => Width + (2 * Margin);

    public static Canvas For(int pixelsAcross, int pixelsDown)
    {
        var unit = 1000.0 / Math.Min(pixelsAcross, pixelsDown);
        return new Canvas(pixelsAcross * unit, pixelsDown * unit);
    }
}
