namespace Tessera.Sandbox.Audio.Speech;

/// <summary>Shifts a voice with ffmpeg: its pitch and, apart from it, its formants (how large the speaker sounds).</summary>
internal static class VoiceShift
{
    private const double Unnoticed = 0.005;

    /// <summary>The filter; the length stays the same.</summary>
    public static string Filter(double pitch, double formant) =>
        Math.Abs(pitch - 1) < Unnoticed && Math.Abs(formant - 1) < Unnoticed
            ? "anull"
            // Playing it faster moves pitch, formants and length together; rubberband takes back the length and all of
            // the pitch that was not asked for, and leaves the formants where they are.
            : FormattableString.Invariant(
                $"aresample=44100,asetrate={(int)(44100 * formant)},aresample=44100,rubberband=tempo={1 / formant:0.#####}:pitch={pitch / formant:0.#####}:formant=preserved:pitchq=quality");
}
