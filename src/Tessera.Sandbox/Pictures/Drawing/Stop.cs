namespace Tessera.Sandbox.Pictures.Drawing;

/// <summary>One colour of a gradient.</summary>
internal readonly record struct Stop(double Offset, Rgb Colour, double Opacity = 1);
