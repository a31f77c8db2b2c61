using Tessera.Sandbox.Pictures.Scenery;

namespace Tessera.Sandbox.Films;

/// <summary>A sheet of a film and how it moves.</summary>
/// <param name="Sheet">What is on it.</param>
/// <param name="Depth">How it follows the camera, 0 to 1.</param>
/// <param name="Motion">How it moves by itself.</param>
internal sealed record FilmLayer(Sheet Sheet, double Depth, Motion Motion)
{
    /// <summary>Comes in over the first seconds; for what is laid over a caller's picture.</summary>
    public bool FadesIn { get; init; }
}
