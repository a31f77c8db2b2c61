namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>A transcript as <c>json</c>.</summary>
/// <param name="Text">What is said.</param>
/// <param name="Usage">What it cost.</param>
internal sealed record Transcript(string Text, Transcript.TranscriptUsage Usage)
{
    /// <param name="Type">Always <c>duration</c>.</param>
    /// <param name="Seconds">How long the recording is.</param>
    /// <param name="Cost">The tokens charged.</param>
    internal sealed record TranscriptUsage(string Type, long Seconds, long Cost);
}
