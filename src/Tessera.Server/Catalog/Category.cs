namespace Tessera.Server.Catalog;

/// <summary>What kind of result a model makes.</summary>
internal enum Category
{
    /// <summary>Text, streamed.</summary>
    Text,

    /// <summary>A picture.</summary>
    Image,

    /// <summary>A film.</summary>
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
