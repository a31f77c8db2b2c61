using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Fal;

/// <summary>A file of a result.</summary>
/// <param name="Url">A link that needs no key.</param>
/// <param name="ContentType">Its media type.</param>
/// <param name="FileName">Its name.</param>
internal sealed record FalFile(string Url, string ContentType, string FileName)
{
    /// <summary>Images and videos: the width in pixels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Width { get; init; }

    /// <summary>Images and videos: the height in pixels.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Height { get; init; }

    /// <summary>Videos and audio: the duration in seconds.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? Duration { get; init; }
}
