using System.Globalization;
using Tessera.Media;

namespace Tessera.Server.Catalog;

/// <summary>A file that a model takes.</summary>
/// <param name="Name">The member that names it: <c>image_url</c>, <c>mask_url</c>, <c>audio_url</c>, <c>target_url</c>; the further ones of several are <c>image_url_2</c> and so on.</param>
/// <param name="Media">What it has to be: <c>image</c> or <c>audio</c>.</param>
/// <param name="Required">Whether nothing is made without it.</param>
internal sealed record InputRule(string Name, string Media, bool Required)
{
    /// <summary>The same as the artifact store names it.</summary>
    public MediaKind Kind => Media switch
    {
        "image" => MediaKind.Image,
        "audio" => MediaKind.Audio,
        "video" => MediaKind.Video,
        _ => throw new InvalidOperationException($"The catalogue has no kind of file '{Media}'."),
    };

    /// <summary>The most pixels that an image may have, in millions; null for the server's own limit.</summary>
    public long? MaxMegapixels { get; init; }

    /// <summary>The longest duration of audio; null where only the size of the file is limited.</summary>
    public long? MaxSeconds { get; init; }

    /// <summary>The name of the first file of a series, and which one of it a name means: <c>image_url_2</c> is the second <c>image_url</c>.</summary>
    public static (string First, int Number) Series(string name)
    {
        var behind = name.LastIndexOf('_') + 1;
        return int.TryParse(name.AsSpan(behind), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name[..(behind - 1)], number)
            : (name, 1);
    }
}
