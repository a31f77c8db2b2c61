using System.Runtime.CompilerServices;
using System.Text;

namespace Tessera.Sandbox.Images.Drawing;

/// <summary>SVG text under construction; path data too.</summary>
internal sealed class SvgMarkup
{
    public StringBuilder Text { get; } = new();

    public SvgMarkup Add([InterpolatedStringHandlerArgument("")] SvgTextHandler text)
    {
        _ = text; // It has written itself already.
        return this;
    }

    public override string ToString() => Text.ToString();
}
