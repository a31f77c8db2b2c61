namespace Tessera.Sandbox.Audio.Music.Instruments;

/// <summary>Plays one note.</summary>
/// <param name="hertz">Its pitch.</param>
/// <param name="seconds">How long it is held; what rings on is added.</param>
/// <param name="strength">How hard it is played, 0 to 1.</param>
/// <returns>Its samples, about -1 to 1.</returns>
internal delegate float[] Instrument(double hertz, double seconds, double strength);
