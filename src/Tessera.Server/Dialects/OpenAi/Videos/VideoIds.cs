using Tessera.Server.Generations;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary>The ID of a video: <c>video_</c> and its generation's number, scrambled.</summary>
internal static class VideoIds
{
    private const string Prefix = "video_";

    public static string Of(GenerationId id) => OpaqueId.ToText(Prefix, id.Value);

    public static bool TryParse(string text, out GenerationId id)
    {
        var isRead = OpaqueId.TryParse(Prefix, text, out var number);
        id = new GenerationId(number);
        return isRead;
    }

    /// <summary>The answer to an ID that names no video of the account.</summary>
    public static ApiError NoSuchVideo() => ApiErrors.NotFound(
        "There is no such video in this account: the ID is wrong, or it was deleted.", "Такого видео в этом аккаунте нет: неверный идентификатор, или оно удалено.");
}
