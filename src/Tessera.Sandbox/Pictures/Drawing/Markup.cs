using System.Runtime.CompilerServices;
using System.Text;

namespace Tessera.Sandbox.Pictures.Drawing;

/// <summary>SVG text under construction; path data too.</summary>
internal sealed class Markup
{
    public StringBuilder Text { get; } = new();

    public Markup Add([InterpolatedStringHandlerArgument("")] SvgText text)
    {
        _ = text; // It has written itself already.
        return this;
    }

    public override string ToString() => Text.ToString();
}
