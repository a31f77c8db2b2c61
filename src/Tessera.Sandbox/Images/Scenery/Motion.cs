namespace Tessera.Sandbox.Images.Scenery;

/// <summary>How a layer moves in a video besides following the camera.</summary>
/// <param name="Kind">The way it moves.</param>
/// <param name="X">Units a second to the right; for a bob how far it goes; for a twinkle where in its cycle it starts, 0 to 1.</param>
/// <param name="Y">Units a second down; for a bob how far.</param>
internal readonly record struct Motion(MotionKind Kind, double X = 0, double Y = 0)
{
    public static readonly Motion Still = new(MotionKind.Still);

    /// <summary>Reads <c>drift 7</c>, <c>fall 0 -60</c>, <c>bob 14 2</c> and <c>twinkle 0.5</c>; nothing is still.</summary>
    public static Motion Parse(string? text)
    {
        var parts = (text ?? "still").Split(' ');
        var numbers = parts.Skip(1).Select(number => double.Parse(number, CultureInfo.InvariantCulture)).ToArray();
        var kind = Enum.Parse<MotionKind>(parts[0], ignoreCase: true);
        return new(kind, numbers.ElementAtOrDefault(0), numbers.ElementAtOrDefault(1));
    }
}
