using System.Collections.Frozen;
using Tessera.Providers;
using Tessera.Server.Http;

namespace Tessera.Server.Artifacts;

/// <summary>The sentences about files that a caller named and that cannot be used.</summary>
internal static class InputTexts
{
    public static readonly LocalText Forms = new(
        "Send an https:// or http:// URL, a data: URI, or a link that this server gave out.",
        "Укажите URL с https:// или http://, data: URI или ссылку этого сервера.");

    public static readonly LocalText DeadLink = new(
        "The link's signature is wrong, or its file has been deleted.", "Подпись ссылки неверна, или её файл удалён.");

    // What the readers of data: URIs and of media say, which know no languages. A sentence with values has no entry.
    private static readonly FrozenDictionary<string, string> Sentences = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["It has no comma before its content; write data:image/png;base64,…."] = "Перед содержимым нет запятой; нужно data:image/png;base64,….",
        ["It holds characters that must be percent-encoded."] = "В нём есть знаки, которые нужно кодировать через %.",
        ["Its content is not valid base64."] = "Его содержимое — неверный base64.",
        ["It is too large."] = "Он слишком велик.",
        ["It has no audio track."] = "В нём нет звуковой дорожки.",
        ["It has no video track."] = "В нём нет видеодорожки.",
        ["The file has neither an audio nor a video track."] = "В нём нет ни звуковой дорожки, ни видеодорожки.",
        ["The file is not readable audio or video."] = "Его нельзя прочитать как звук или видео.",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A file that could not be read at all, and why.</summary>
    public static LocalText Unusable(string member, string url, LocalText problem) => LocalText.Format(
        "`{0}` '{1}' cannot be used. {2}", "`{0}` '{1}' использовать нельзя. {3}", member, Excerpt.Of(url), problem.En, problem.Ru);

    /// <summary>A file of an allowed type that is truncated, or lacks what it is used for.</summary>
    public static LocalText Broken(string member, string url, string contentType, string problem) => LocalText.Format(
        "`{0}` '{1}' is {2} that cannot be used. {3}",
        "`{0}` '{1}': файл {2} использовать нельзя. {4}",
        member,
        Excerpt.Of(url),
        contentType,
        problem,
        Sentences.GetValueOrDefault(problem, "Он повреждён или неполон."));

    /// <summary>A file of a type that the member does not take.</summary>
    public static LocalText WrongType(string member, string url, byte[] content, IReadOnlyList<string> allowed)
    {
        var seen = FileType.Recognise(content)?.ContentType;
        return LocalText.Format(
            "`{0}` '{1}' holds {2}; send {3}.",
            "`{0}` '{1}': {4} не подходит; подходят: {3}.",
            member,
            Excerpt.Of(url),
            seen ?? FileType.Describe(content),
            string.Join(", ", allowed),
            seen ?? "неизвестный тип файла");
    }

    /// <summary>A sentence of a reader; the English one where there is no other.</summary>
    public static LocalText Of(string sentence) => new(sentence, Sentences.GetValueOrDefault(sentence, sentence));
}
