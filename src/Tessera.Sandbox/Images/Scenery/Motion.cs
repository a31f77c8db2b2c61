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
}
