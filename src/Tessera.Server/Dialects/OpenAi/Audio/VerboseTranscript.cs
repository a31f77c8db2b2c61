namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>A transcript as <c>verbose_json</c>.</summary>
/// <param name="Task"><c>transcribe</c> or <c>translate</c>.</param>
/// <param name="Language">The language that the request named, in English; <c>unknown</c> when it named none.</param>
/// <param name="Duration">How long the recording is, in seconds.</param>
/// <param name="Text">What is said.</param>
/// <param name="Segments">Its parts, or one of all where the model does not say when they are spoken.</param>
/// <param name="Usage">What it cost.</param>
internal sealed record VerboseTranscript(
    string Task, string Language, double Duration, string Text, IReadOnlyList<VerboseTranscript.Segment> Segments, Transcript.TranscriptUsage Usage)
{
    /// <summary>A part. The members that only Whisper's own decoder knows are there for clients that need them, empty or 0.</summary>
    /// <param name="Id">Its number, from 0.</param>
    /// <param name="Start">When it begins, in seconds.</param>
    /// <param name="End">When it ends, in seconds.</param>
    /// <param name="Text">What is said.</param>
    internal sealed record Segment(int Id, double Start, double End, string Text)
    {
        public int Seek { get; init; }

        public IReadOnlyList<int> Tokens { get; init; } = [];

        public double Temperature { get; init; }

        public double AvgLogprob { get; init; }

        public double CompressionRatio { get; init; }

        public double NoSpeechProb { get; init; }
    }
}
