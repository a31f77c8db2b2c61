namespace Tessera.Media;

/// <summary>ffmpeg's arguments for encoding audio in a supported format.</summary>
public static class SoundEncoder
{
    /// <summary>The arguments up to the output file's name; null for an unsupported format.</summary>
    /// <param name="format"><c>mp3</c>, <c>wav</c> (16 bits), <c>ogg</c> (Opus), <c>flac</c>, <c>m4a</c> (AAC), <c>aac</c> (its bare frames) or <c>pcm</c>
    /// (24,000 samples of 16 bits a second, mono, without a header).</param>
    /// <param name="channels">The number of channels; mono needs half the bit rate of stereo.</param>
    public static string[]? ArgumentsFor(string format, int channels) => format switch
    {
        // Bit-exact: without it an Ogg stream gets a random serial number, and the same call would produce different bytes.
        "mp3" => ["-c:a", "libmp3lame", "-b:a", channels == 1 ? "96k" : "192k", "-bitexact", "-f", "mp3"],
        "wav" => ["-c:a", "pcm_s16le", "-bitexact", "-f", "wav"],
        "ogg" => ["-c:a", "libopus", "-b:a", channels == 1 ? "64k" : "128k", "-ar", "48000", "-fflags", "+bitexact", "-bitexact", "-f", "ogg"],
        "flac" => ["-c:a", "flac", "-bitexact", "-f", "flac"],
        "m4a" => ["-c:a", "aac", "-b:a", channels == 1 ? "96k" : "192k", "-bitexact", "-f", "ipod"],
        "aac" => ["-c:a", "aac", "-b:a", channels == 1 ? "96k" : "192k", "-bitexact", "-f", "adts"],
        "pcm" => ["-c:a", "pcm_s16le", "-ar", "24000", "-ac", "1", "-f", "s16le"],
        _ => null,
    };
}
