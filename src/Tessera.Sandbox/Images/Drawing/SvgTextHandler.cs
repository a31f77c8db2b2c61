using System.Runtime.CompilerServices;
using System.Text;

namespace Tessera.Sandbox.Images.Drawing;

/// <summary>
/// Interpolation straight into an SVG document: numbers always with a point and at most two decimals, whatever the
/// server's culture. It takes only numbers, colours and our own markup, never a word of the prompt.
/// </summary>
[InterpolatedStringHandler]
internal readonly ref struct SvgTextHandler
{
    private readonly StringBuilder _text;

    public SvgTextHandler(int literalLength, int formattedCount, SvgMarkup markup)
    {
        _text = markup.Text;
        _text.EnsureCapacity(_text.Length + literalLength + (formattedCount * 6));
    }

    public void AppendLiteral(string value) => _text.Append(value);

    public void AppendFormatted(double value)
    {
        Span<char> digits = stackalloc char[32];
        var rounded = Math.Round(value, 2);
        rounded.TryFormat(digits, out var length, "0.##", CultureInfo.InvariantCulture);
        _text.Append(digits[..length]);
    }

    public void AppendFormatted(int value) => _text.Append(CultureInfo.InvariantCulture, $"{value}");

    public void AppendFormatted(Rgb value) => _text.Append(value.ToString());

    public void AppendFormatted(string value) => _text.Append(value);
}
