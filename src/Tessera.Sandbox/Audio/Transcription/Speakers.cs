namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>
/// Tells speakers apart by the pitch of each stretch between silences, and by nothing else: two voices of about the
/// same pitch are taken for one, and a speaker who changes much for two. A sandbox, not a diarizer.
/// </summary>
internal static class Speakers
{
    private const int Most = 4;

    /// <summary>Semitones between neighbours that make them different speakers.</summary>
    private const double Apart = 3;

    /// <summary>The speaker of each utterance, counted from 1 in the order they begin to speak.</summary>
    public static int[] Tell(Waveform sound, List<Utterance> utterances)
    {
        var heights = utterances.Select(utterance => Height(sound, utterance)).ToArray();
        var borders = Borders([.. heights.OfType<double>().Order()]);
        var order = new List<int>();
        var speakers = new int[utterances.Count];
        var before = -1;
        for (var i = 0; i < speakers.Length; i++)
        {
            // An utterance too short to have a pitch belongs to the speaker before it.
            var voice = heights[i] is { } height ? borders.Count(border => height > border) : Math.Max(before, 0);
            before = voice;
            if (!order.Contains(voice))
            {
                order.Add(voice);
            }

            speakers[i] = order.IndexOf(voice) + 1;
        }

        return speakers;
    }

    private static double? Height(Waveform sound, Utterance utterance) =>
        Pitch.Median(sound.Mono.AsSpan(utterance.Start, utterance.Length), sound.Rate) is { } hertz
            ? 12 * Math.Log2(hertz)
            : null;

    // The widest gaps between neighbouring heights divide the speakers.
    private static List<double> Borders(double[] heights) =>
        [.. heights
            .Zip(heights.Skip(1), (low, high) => (Middle: (low + high) / 2, Gap: high - low))
            .Where(pair => pair.Gap >= Apart)
            .OrderByDescending(pair => pair.Gap)
            .Take(Most - 1)
            .Select(pair => pair.Middle)];
}
