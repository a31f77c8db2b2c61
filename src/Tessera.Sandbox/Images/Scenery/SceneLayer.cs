using Tessera.Sandbox.Images.Drawing;

namespace Tessera.Sandbox.Images.Scenery;

/// <summary>One sheet of a scene, painted over those before it.</summary>
/// <param name="Fragment">What is on it.</param>
/// <param name="Depth">How it follows the camera: 0 for the sky, 1 for what is right in front.</param>
/// <param name="Motion">How it moves by itself.</param>
internal sealed record SceneLayer(SvgFragment Fragment, double Depth, Motion Motion);
