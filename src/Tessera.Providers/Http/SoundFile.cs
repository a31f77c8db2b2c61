namespace Tessera.Providers.Http;

/// <summary>A vendor's reply that is the sound itself. Its content type is not trusted: some vendors declare bytes.</summary>
internal static class SoundFile
{
    /// <summary>The sound; null if it is something else, such as an error or the page of a proxy.</summary>
    public static TaskOutput.File? Read(byte[]? body) => body is not null && IsSound(body) ? new TaskOutput.File(body) : null;

    // MP3 with and without a tag, AAC, WAV, Ogg, FLAC and MP4. Samples without a header are not asked for.
    private static bool IsSound(ReadOnlySpan<byte> body) =>
        body.StartsWith("ID3"u8) || body is [0xFF, >= 0xE0, ..]
        || (body.StartsWith("RIFF"u8) && body.Length >= 12 && body[8..].StartsWith("WAVE"u8))
        || body.StartsWith("OggS"u8) || body.StartsWith("fLaC"u8)
        || (body.Length >= 8 && body[4..].StartsWith("ftyp"u8));
}
