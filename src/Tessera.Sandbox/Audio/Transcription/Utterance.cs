namespace Tessera.Sandbox.Audio.Transcription;

/// <summary>A stretch of speech between two silences.</summary>
/// <param name="Start">Its first sample.</param>
/// <param name="Length">How many samples it has.</param>
internal readonly record struct Utterance(int Start, int Length)
{
    /// <summary>The sample after its last.</summary>
    public int End => Start + Length;
}
