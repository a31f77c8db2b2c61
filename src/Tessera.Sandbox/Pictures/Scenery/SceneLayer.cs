using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Scenery;

/// <summary>One sheet of a scene, painted over those before it.</summary>
/// <param name="Sketch">What is on it.</param>
/// <param name="Depth">How it follows the camera: 0 for the sky, 1 for what is right in front.</param>
/// <param name="Motion">How it moves by itself.</param>
internal sealed record SceneLayer(Sketch Sketch, double Depth, Motion Motion);
