namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>
/// Tells speakers apart by the pitch of each stretch between silences, and by nothing else: two voices of about the
/// same pitch are taken for one, and a speaker whose pitch changes much for two.
/// </summary>
internal static class Diarization
{
    private const int Most = 4;

    /// <summary>Semitones between neighbours that make them different speakers.</summary>
    private const double Apart = 3;

    /// <summary>The speaker of each segment, counted from 1 in the order they begin to speak.</summary>
    public static int[] SpeakersOf(Waveform sound, List<SpeechSegment> segments)
    {
        double?[] pitches =
        [
            .. from segment in segments
               let hertz = Pitch.Median(sound.Mono.AsSpan(segment.Start, segment.Length), sound.Rate)
               select hertz is null ? null : (double?)(12 * Math.Log2(hertz.Value)),
        ];

        // The widest gaps between neighbouring pitches divide the speakers.
        double[] sorted = [.. pitches.OfType<double>().Order()];
        var borders = sorted
            .Zip(sorted.Skip(1), (low, high) => (Middle: (low + high) / 2, Gap: high - low))
            .Where(pair => pair.Gap >= Apart)
            .OrderByDescending(pair => pair.Gap)
            .Take(Most - 1)
            .Select(pair => pair.Middle)
            .ToList();

        var order = new List<int>();
        var voice = 0;
        return [.. pitches.Select(pitch =>
        {
            // A segment too short to have a pitch belongs to the speaker before it.
            voice = pitch is { } high ? borders.Count(border => high > border) : voice;
            if (!order.Contains(voice))
            {
                order.Add(voice);
            }

            return order.IndexOf(voice) + 1;
        })];
    }
}
