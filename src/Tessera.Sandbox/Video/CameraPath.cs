namespace Tessera.Sandbox.Video;

/// <summary>Where the camera goes during a film.</summary>
/// <param name="Direction">1 to the right, −1 to the left.</param>
/// <param name="Pans">Whether it moves sideways at all.</param>
/// <param name="Zoom">How near it has come at the end; 1 for not nearer.</param>
/// <param name="Towards">Where to, as shares of width and height.</param>
internal sealed record CameraPath(int Direction, bool Pans, double Zoom, (double X, double Y) Towards)
{
    /// <summary>Starts and stops gently, and is never quite still.</summary>
    public static double Eased(double progress) => (progress * 0.45) + (progress * progress * (3 - (2 * progress)) * 0.55);
}
