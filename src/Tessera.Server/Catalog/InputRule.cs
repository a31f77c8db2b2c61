using System.Globalization;
using Tessera.Media;

namespace Tessera.Server.Catalog;

/// <summary>A file that a model accepts.</summary>
/// <param name="Name">The member that names it: <c>image_url</c>, <c>mask_url</c>, <c>audio_url</c>, <c>target_url</c>; the others of a series are <c>image_url_2</c> and so on.</param>
/// <param name="Media">The required kind: <c>image</c> or <c>audio</c>.</param>
/// <param name="Required">Whether the file is required.</param>
internal sealed record InputRule(string Name, string Media, bool Required)
{
    /// <summary>The kind as the artifact store names it.</summary>
    public MediaKind Kind => Media switch
    {
        "image" => MediaKind.Image,
        "audio" => MediaKind.Audio,
        "video" => MediaKind.Video,
        _ => throw new InvalidOperationException($"The catalogue has no kind of file '{Media}'."),
    };

    /// <summary>The most pixels that an image may have, in millions; null for the server's own limit.</summary>
    public long? MaxMegapixels { get; init; }

    /// <summary>The longest duration of audio; null when only the file's size is limited.</summary>
    public long? MaxSeconds { get; init; }

    /// <summary>
    /// The name of the first file of a series, and the position of this one: <c>image_url_2</c> is the second <c>image_url</c>.
    /// </summary>
    public static (string First, int Number) Series(string name)
    {
        var behind = name.LastIndexOf('_') + 1;
        return int.TryParse(name.AsSpan(behind), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? (name[..(behind - 1)], number)
            : (name, 1);
    }
}
