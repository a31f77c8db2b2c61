using Tessera.Providers;

namespace Tessera.Server.Catalog;

/// <summary>The names of categories on the wire and in the catalogue.</summary>
internal static class CategoryNames
{
    /// <summary>Every wire name, in the order of <see cref="Category"/>.</summary>
    public static IReadOnlyList<string> All { get; } = ["text", "image", "video", "tts", "audio", "stt", "tool"];

    /// <summary>The category's name in replies and queries.</summary>
    public static string ToWire(this Category category) => All[(int)category];

    /// <summary>The category of a wire name.</summary>
    public static bool TryParse(string? name, out Category category)
    {
        var index = name is null ? -1 : All.IndexOf(name);
        category = index < 0 ? default : (Category)index;
        return index >= 0;
    }

    /// <summary>The category of a wire name that this server has stored.</summary>
    public static Category Parse(string name) =>
        TryParse(name, out var category) ? category : throw new InvalidOperationException($"'{name}' is not a category.");

    /// <summary>The kind of result that a task provider is asked for; <see langword="null"/> for text, which is streamed instead.</summary>
    public static TaskKind? ToTaskKind(this Category category) => category switch
    {
        Category.Text => null,
        Category.Image => TaskKind.Image,
        Category.Video => TaskKind.Video,
        Category.Tts => TaskKind.Speech,
        Category.Music => TaskKind.Music,
        Category.Stt => TaskKind.Transcription,
        Category.Tool => TaskKind.Tool,
        _ => throw new ArgumentOutOfRangeException(nameof(category), category, "No such category."),
    };

    private static int IndexOf(this IReadOnlyList<string> names, string name)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (string.Equals(names[index], name, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return -1;
    }
}
