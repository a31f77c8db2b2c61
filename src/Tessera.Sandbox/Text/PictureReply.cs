using System.Globalization;
using System.Text.RegularExpressions;
using Tessera.Media;

namespace Tessera.Sandbox.Text;

/// <summary>What the sandbox sees of the pictures it was given: their real size and main colours.</summary>
internal static partial class PictureReply
{
    public static string? TryWrite(Conversation conversation)
    {
        var pictures = conversation.Pictures;
        if (pictures.Count == 0 || !(conversation.PicturesAreNew || Asked.IsMatch(conversation.Prompt)))
        {
            return null;
        }

        return string.Join(' ', pictures.Select((picture, index) => Describe(picture, index, pictures.Count, conversation.Phrases)));
    }

    private static string Describe(MediaInput input, int index, int count, IPhrases phrases)
    {
        if (!Picture.IsAvailable)
        {
            return phrases.UnreadablePicture(index, count, input.ContentType);
        }

        try
        {
            var (width, height) = Picture.Measure(input.Content);
            using var picture = Picture.Decode(input.Content, MainColours.Sample);
            var size = string.Create(CultureInfo.InvariantCulture, $"{width}×{height}");
            return phrases.Picture(index, count, size, MainColours.Of(picture));
        }
        catch (MediaToolException)
        {
            // A broken file: the conversation goes on and says so.
            return phrases.UnreadablePicture(index, count, input.ContentType);
        }
    }

    [GeneratedRegex(@"\b(picture|image|photo|screenshot|see|look|colou?rs?)\b|\b(картин|изображени|фото|снимк|видишь|цвет)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Asked { get; }
}
