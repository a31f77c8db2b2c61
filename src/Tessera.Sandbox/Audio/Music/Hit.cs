namespace Tessera.Sandbox.Audio.Music;

/// <summary>A beat of a drum.</summary>
/// <param name="Step">When, in sixteenths from the start.</param>
/// <param name="Line">Which drum.</param>
/// <param name="Strength">How hard, 0 to 1.</param>
internal sealed record Hit(int Step, DrumLine Line, double Strength);
