namespace Tessera.Providers;

/// <summary>What a task makes.</summary>
public enum TaskKind
{
    /// <summary>A picture.</summary>
    Image,

    /// <summary>A film.</summary>
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
