namespace Tessera.Sandbox.Images.Drawing;

/// <summary>One colour of a gradient.</summary>
internal readonly record struct GradientStop(double Offset, Rgb Colour, double Opacity = 1);
