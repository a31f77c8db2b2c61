namespace Tessera.Sandbox.Images.Scenery;

/// <summary>The ways a layer moves.</summary>
internal enum MotionKind
{
    Still,

    /// <summary>Slowly along, as clouds do; drawn wide enough not to run out.</summary>
    Drift,

    /// <summary>Falls and comes in again at the top: the layer repeats at the canvas's size.</summary>
    Fall,

    /// <summary>Comes and goes in brightness.</summary>
    Twinkle,

    /// <summary>Up and down, as something afloat.</summary>
    Bob,
}
