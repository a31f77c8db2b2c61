using Tessera.Sandbox.Audio.Transcription;

namespace Tessera.Sandbox.Audio;

/// <summary>The recording that a call gives.</summary>
internal static class Recording
{
    /// <summary>How much of a recording is used.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Excess = TimeSpan.FromSeconds(1);

    /// <summary>Reads it as one channel, with a second beyond the longest: what is too long is seen by it.</summary>
    /// <returns>The sound, or why there is none.</returns>
    public static async Task<(Waveform? Sound, TaskState.Failed? Refusal)> ReadAsync(TaskCall call, CancellationToken ct)
    {
        if (!call.Inputs.TryGetValue("audio_url", out var audio))
        {
            return (null, Outcome.Refused("An audio file is needed in 'audio_url'."));
        }

        return await Ffmpeg.ReadAsync(audio.Content, Pocketsphinx.Rate, "anull", Longest + Excess, ct) is { } sound
            ? (sound, null)
            : (null, Outcome.Refused(
                "The file in 'audio_url' is not audio that can be read: give mp3, wav, ogg, flac, m4a, webm or mp4 with sound."));
    }

    /// <summary>Reads it whole, for what works on all of it.</summary>
    /// <returns>The sound, or why there is none.</returns>
    public static async Task<(Waveform? Sound, TaskState.Failed? Refusal)> ReadWholeAsync(TaskCall call, CancellationToken ct)
    {
        var read = await ReadAsync(call, ct);
        return read.Sound?.Seconds > Longest.TotalSeconds
            ? (null, Outcome.Refused($"The sound in 'audio_url' is too long: the sandbox takes up to {Longest.TotalMinutes} minutes."))
            : read;
    }
}
