namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>What was heard.</summary>
/// <param name="Words">The words of each utterance, lower case, without punctuation; empty where none were heard.</param>
/// <param name="Score">How well the sounds fit the words: the sum over all frames in which words were heard.</param>
/// <param name="Frames">How many frames of ten milliseconds these are.</param>
internal sealed record Recognition(string[] Words, long Score, long Frames)
{
    // The recogniser puts English words to any sound, but they do not fit. Measured with ten English voices and nine other
    // languages: from three seconds on, English scores -22,000 to -39,000 a frame, the others -44,000 to -62,000. Of less speech the
    // score varies too much, down to -49,000 for English: there only what is clearly another language is refused. Between three and
    // four seconds the limit rises: a deep voice (onyx) scores about -43,000, and a hundredth more of loudness moves it by 1,400.
    private const long LowestScore = -43_500;
    private const long LowestScoreOfShort = -49_500;
    private const long Short = 300;
    private const long Long = 400;

    /// <summary>Whether the sounds fit the words that were put to them; so where no words were heard.</summary>
    public bool IsUnderstood => Frames == 0 || Score / Frames >= Limit;

    private long Limit =>
        LowestScoreOfShort + ((LowestScore - LowestScoreOfShort) * (Math.Clamp(Frames, Short, Long) - Short) / (Long - Short));
}
