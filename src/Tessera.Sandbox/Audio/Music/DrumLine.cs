namespace Tessera.Sandbox.Audio.Music;

/// <summary>What one drum plays.</summary>
/// <param name="Sound">Makes its sound.</param>
/// <param name="Gain">How loud it is in the mix.</param>
/// <param name="Pan">-1 is left, 1 is right.</param>
/// <param name="Steps">A character for each sixteenth: <c>X</c> hard, <c>x</c>, <c>o</c> soft, <c>.</c> not at all.</param>
internal sealed record DrumLine(Func<float[]> Sound, double Gain, double Pan, string Steps);
