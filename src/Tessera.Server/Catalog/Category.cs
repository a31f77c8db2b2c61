using System.Text.Json.Serialization;

namespace Tessera.Server.Catalog;

/// <summary>The kind of result that a model generates.</summary>
internal enum Category
{
    /// <summary>Text, streamed.</summary>
    [JsonStringEnumMemberName("text")]
    Text,

    /// <summary>An image.</summary>
    [JsonStringEnumMemberName("image")]
    Image,

    /// <summary>A video.</summary>
    [JsonStringEnumMemberName("video")]
    Video,

    /// <summary>Speech from text.</summary>
    [JsonStringEnumMemberName("tts")]
    Tts,

    /// <summary>Music; <c>audio</c> on the wire.</summary>
    [JsonStringEnumMemberName("audio")]
    Music,

    /// <summary>Text from speech.</summary>
    [JsonStringEnumMemberName("stt")]
    Stt,

    /// <summary>A media tool.</summary>
    [JsonStringEnumMemberName("tool")]
    Tool,

    /// <summary>Vectors of texts.</summary>
    [JsonStringEnumMemberName("embedding")]
    Embedding,
}
