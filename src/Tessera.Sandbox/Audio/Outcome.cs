namespace Tessera.Sandbox.Audio;

/// <summary>The ends a sound maker knows.</summary>
internal static class Outcome
{
    public static TaskState.Completed File(byte[] content) => new(new TaskOutput.File(content));

    public static TaskState.Completed Text(string value) => new(new TaskOutput.Text(value));

    public static TaskState.Failed Refused(string sentence) => new(new ProviderFailure(FailureKind.InvalidInput, sentence));

    public static TaskState.Failed NotEnglish() => Refused(
        "The sandbox hears clear English speech only, and this recording does not sound like it: it is in another language, or too noisy.");

    public static TaskState.Failed NoAudio() => Refused("An audio file is needed in 'audio_url'.");

    public static TaskState.Failed NotAudio() =>
        Refused("The file in 'audio_url' is not audio that can be read: give mp3, wav, ogg, flac, m4a, webm or mp4 with sound.");
}
