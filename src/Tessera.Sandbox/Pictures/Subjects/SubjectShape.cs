using Tessera.Sandbox.Pictures.Drawing;

namespace Tessera.Sandbox.Pictures.Subjects;

/// <summary>How a subject is drawn and placed.</summary>
/// <param name="Draw">Draws it 100 units tall, standing on y = 0 at x = 0.</param>
/// <param name="Height">How tall it is in a scene whose shorter side is 1000.</param>
/// <param name="Standing">Where it belongs.</param>
/// <param name="Width">Its half width in its own units, to keep several apart.</param>
internal sealed record SubjectShape(Action<Sketch, Ink, SeededRandom> Draw, double Height, Standing Standing, double Width = 45);
