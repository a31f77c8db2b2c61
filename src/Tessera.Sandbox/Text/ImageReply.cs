namespace Tessera.Sandbox.Text;

/// <summary>The facts of the images in the conversation: their size and main colours.</summary>
internal static partial class ImageReply
{
    public static string? TryWrite(Conversation conversation)
    {
        var images = conversation.Images;
        if (images.Count == 0 || !(conversation.ImagesAreNew || Asked.IsMatch(conversation.Prompt)))
        {
            return null;
        }

        return string.Join(' ', images.Select((image, index) => Describe(image, index, images.Count, conversation.Phrases)));
    }

    private static string Describe(MediaInput input, int index, int count, Phrases phrases)
    {
        var which = count == 1 ? phrases.Image : Phrases.Fill(phrases.ImageOf, index + 1, count);
        try
        {
            var (width, height) = RasterImage.Measure(input.Content);
            using var image = RasterImage.Decode(input.Content, MainColours.Sample);
            var size = string.Create(CultureInfo.InvariantCulture, $"{width}×{height}");
            return Phrases.Fill(phrases.Seen, which, size, phrases.List([.. MainColours.Of(image).Select(phrases.Colour)]));
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
