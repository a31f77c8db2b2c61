using System.Globalization;
using System.Text.RegularExpressions;
using Tessera.Media;

namespace Tessera.Sandbox.Text;

/// <summary>The facts of the pictures in the conversation: their size and main colours.</summary>
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

    private static string Describe(MediaInput input, int index, int count, Phrases phrases)
    {
        var which = count == 1 ? phrases.Picture : Phrases.Fill(phrases.PictureOf, index + 1, count);
        try
        {
            var (width, height) = Picture.Measure(input.Content);
            using var picture = Picture.Decode(input.Content, MainColours.Sample);
            var size = string.Create(CultureInfo.InvariantCulture, $"{width}×{height}");
            return Phrases.Fill(phrases.Seen, which, size, phrases.List([.. MainColours.Of(picture).Select(phrases.Colour)]));
        }
        catch (MediaToolException)
        {
            // A broken file does not end the conversation.
            return Phrases.Fill(phrases.Unreadable, which, input.ContentType);
        }
    }

    [GeneratedRegex(@"\b(picture|image|photo|screenshot|see|look|colou?rs?)\b|\b(картин|изображени|фото|снимк|видишь|цвет)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Asked { get; }
}
