using Tessera.Media;
using Tessera.Server.Catalog;

namespace Tessera.Server.Generations;

/// <summary>The catalogue's word for a file's kind as the artifact store's.</summary>
internal static class InputKinds
{
    public static MediaKind ToMediaKind(this InputRule rule) => rule.Media switch
    {
        "image" => MediaKind.Image,
        "audio" => MediaKind.Audio,
        "video" => MediaKind.Video,
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Media, "no kind of file"),
    };

    /// <summary>What a category's result must be.</summary>
    public static MediaKind ResultKind(Model model) => model.Category switch
    {
        Category.Image => MediaKind.Image,
        Category.Video => MediaKind.Video,
        Category.Tts or Category.Music => MediaKind.Audio,
        Category.Tool => model.Inputs.Any(input => input.Media == "image") ? MediaKind.Image : MediaKind.Audio,
        _ => throw new ArgumentOutOfRangeException(nameof(model), model.Category, "makes no file"),
    };
}
