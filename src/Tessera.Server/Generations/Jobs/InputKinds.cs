using Tessera.Media;
using Tessera.Server.Artifacts;
using Tessera.Server.Catalog;

namespace Tessera.Server.Generations.Jobs;

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

    /// <summary>What a category's result must be. The tools differ: where the model is gone from the catalogue, a tool's file says it.</summary>
    public static MediaKind ResultKind(Category category, Model? model, byte[] content) => category switch
    {
        Category.Image => MediaKind.Image,
        Category.Video => MediaKind.Video,
        Category.Tts or Category.Music => MediaKind.Audio,
        Category.Tool when model is null => FileType.Recognise(content)?.Kind is MediaKind.Audio ? MediaKind.Audio : MediaKind.Image,
        Category.Tool => model.Inputs.Any(input => input.Media == "image") ? MediaKind.Image : MediaKind.Audio,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "makes no file"),
    };
}
