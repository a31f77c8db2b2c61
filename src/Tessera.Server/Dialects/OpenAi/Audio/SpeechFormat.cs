using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;

namespace Tessera.Server.Dialects.OpenAi.Audio;

/// <summary>
/// A format of speech. The catalogue's models make mp3, wav and ogg; the others are converted from wav, which loses nothing.
/// </summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="ContentType">As OpenAI names it.</param>
/// <param name="Made">The format that the model is asked for.</param>
internal sealed record SpeechFormat(string Name, string ContentType, FileType Made)
{
    public const string Usual = "mp3";

    /// <summary>The catalogue's option.</summary>
    public const string Option = "format";

    private static readonly SpeechFormat[] All =
    [
        new(Usual, "audio/mpeg", FileType.Mp3),
        new("opus", "audio/opus", FileType.Ogg),
        new("aac", "audio/aac", FileType.Wav),
        new("flac", "audio/flac", FileType.Wav),
        new("wav", "audio/wav", FileType.Wav),
        new("pcm", "audio/pcm", FileType.Wav),
    ];

    /// <summary>Whether the file of the model is the reply.</summary>
    public bool IsAsMade => Name == Made.Format || Made == FileType.Ogg;

    /// <summary>The name of the format that a file is converted to.</summary>
    public string Target => Made == FileType.Ogg ? Made.Format : Name;

    /// <summary>The format of a request; mp3 if it names none.</summary>
    public static SpeechFormat Named(string? name) => Array.Find(All, format => format.Name == name) ?? All[0];

    /// <summary>Whether the model makes it; a file that it makes in another format is converted.</summary>
    public bool IsOfferedBy(Model model) =>
        model.Options.GetValueOrDefault(Option)?.Allowed.Any(value => OptionText.Of(value) == Made.Format) ?? false;
}
