namespace Tessera.Providers;

/// <summary>The kind of result of a task.</summary>
public enum TaskKind
{
    /// <summary>An image.</summary>
    Image,

    /// <summary>A video.</summary>
    Video,

    /// <summary>Speech from text.</summary>
    Speech,

    /// <summary>Music.</summary>
    Music,

    /// <summary>Text from speech.</summary>
    Transcription,

    /// <summary>A media tool; the model says which.</summary>
    Tool,
}
