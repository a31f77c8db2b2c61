namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>What was recognised.</summary>
/// <param name="Words">The words of each segment, lower case, without punctuation; empty where none were heard.</param>
/// <param name="WordScores">How well the sounds fit each word, a frame of ten milliseconds.</param>
/// <param name="Score">How well they fit altogether: the sum over all frames in which words were heard.</param>
/// <param name="Frames">How many frames these are.</param>
internal sealed record Recognition(string[] Words, long[] WordScores, long Score, long Frames)
{
    // The recogniser puts English words to any sound, but they do not fit. Measured with ten English voices and eleven other
    // languages: from four seconds on, English scores -18,000 to -38,000 a frame, the others -48,000 to -64,000. Of less speech the
    // score varies too much, down to -49,000 for English: below three seconds only what is clearly another language is refused, and
    // in between the limit rises. A few words that fit by chance lift the mean but not the median: half of the words of another
    // language score below -49,000 where its mean passes, and of English above -47,000.
    private const long LowestScore = -43_500;
    private const long LowestScoreOfShort = -49_500;
    private const long LowestMedian = -48_000;
    private const long Short = 300;
    private const long Long = 400;

    public static TaskState.Failed NotEnglish { get; } = Outcome.Refused(
        "The sandbox hears clear English speech only, and this recording does not sound like it: it is in another language, or too noisy.");

    /// <summary>Whether the sounds fit the words that were put to them; so where no words were heard.</summary>
    public bool IsUnderstood => Frames == 0 || (Score / Frames >= Limit && WordScores.Order().ElementAt((WordScores.Length - 1) / 2) >= LowestMedian);

    private long Limit =>
        LowestScoreOfShort + ((LowestScore - LowestScoreOfShort) * (Math.Clamp(Frames, Short, Long) - Short) / (Long - Short));

    public Recognition With(Recognition next) =>
        new([.. Words, .. next.Words], [.. WordScores, .. next.WordScores], Score + next.Score, Frames + next.Frames);
}
