using System.Globalization;

namespace Tessera.Sandbox.Audio;

/// <summary>Bends a voice with ffmpeg: its pitch and, apart from it, its formants (how large the speaker sounds).</summary>
internal static class Timbre
{
    /// <summary>The rate a bent voice is worked at.</summary>
    public const int Rate = 44100;

    private const double Unnoticed = 0.005;

    /// <summary>The filter; its length stays the same.</summary>
    public static string Filter(double pitch, double formant)
    {
        if (Math.Abs(pitch - 1) < Unnoticed && Math.Abs(formant - 1) < Unnoticed)
        {
            return "anull";
        }

        // Playing it faster moves pitch, formants and length together; rubberband takes back the length and all of
        // the pitch that was not asked for, and leaves the formants where they are.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"aresample={Rate},asetrate={(int)(Rate * formant)},aresample={Rate},rubberband=tempo={1 / formant:0.#####}:pitch={pitch / formant:0.#####}:formant=preserved:pitchq=quality");
    }
}
