using Tessera.Sandbox.Images.Scenery;

namespace Tessera.Sandbox.Video;

/// <summary>A sheet of a film and how it moves.</summary>
/// <param name="Image">What is on it.</param>
/// <param name="Depth">How it follows the camera, 0 to 1.</param>
/// <param name="Motion">How it moves by itself.</param>
internal sealed record VideoLayer(PremultipliedLayer Image, double Depth, Motion Motion)
{
    /// <summary>Comes in over the first seconds; for what is laid over a caller's picture.</summary>
    public bool FadesIn { get; init; }
}
