using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.OpenAi.Videos;

/// <summary>What of a video to return.</summary>
internal sealed record VideoContentQuery : IRequestQuery<VideoContentQuery>
{
    public const string Thumbnail = "thumbnail";

    /// <summary>The file, or a JPEG of one of its first frames.</summary>
    [AllowedValues("video", Thumbnail)]
    [DocumentedDefault("video")]
    public string? Variant { get; init; }
}
