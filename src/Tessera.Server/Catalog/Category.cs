namespace Tessera.Server.Catalog;

/// <summary>What kind of result a model makes.</summary>
internal enum Category
{
    /// <summary>Text, streamed.</summary>
    Text,

    /// <summary>An image.</summary>
    Image,

    /// <summary>A video.</summary>
    Video,

    /// <summary>Speech from text.</summary>
    Tts,

    /// <summary>Music; <c>audio</c> on the wire.</summary>
    Music,

    /// <summary>Text from speech.</summary>
    Stt,

    /// <summary>A media tool.</summary>
    Tool,
}
