using System.Globalization;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>How a layer moves in a film besides following the camera.</summary>
/// <param name="Kind">The way it moves.</param>
/// <param name="X">Units a second to the right; for a sway or bob how far it goes.</param>
/// <param name="Y">Units a second down; for a twinkle where in its cycle it starts, 0 to 1.</param>
internal readonly record struct Motion(MotionKind Kind, double X = 0, double Y = 0)
{
    public static readonly Motion Still = new(MotionKind.Still);

    public static Motion Drift(double x) => new(MotionKind.Drift, x);

    public static Motion Fall(double x, double y) => new(MotionKind.Fall, x, y);

    public static Motion Twinkle(double phase) => new(MotionKind.Twinkle, 0, phase);

    public static Motion Bob(double x, double y) => new(MotionKind.Bob, x, y);

    /// <summary>Reads <c>drift 7</c>, <c>fall 0 -60</c>, <c>bob 14 2</c> and <c>twinkle 0.5</c>; nothing is still.</summary>
    public static Motion Parse(string? text)
    {
        var parts = (text ?? "still").Split(' ');
        var numbers = parts.Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var kind = Enum.Parse<MotionKind>(parts[0], ignoreCase: true);
        return kind is MotionKind.Twinkle ? Twinkle(numbers[0]) : new(kind, numbers.ElementAtOrDefault(0), numbers.ElementAtOrDefault(1));
    }
}
