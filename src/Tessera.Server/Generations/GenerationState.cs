using System.Text.Json.Serialization;

namespace Tessera.Server.Generations;

/// <summary>The state of a generation; README.md draws the transitions. Stored as numbers: 5 and above are final.</summary>
internal enum GenerationState
{
    /// <summary>Admitted and held; not yet sent to a provider.</summary>
    [JsonStringEnumMemberName("pending")]
    Accepted = 0,

    /// <summary>Being sent to a provider, or streaming.</summary>
    [JsonStringEnumMemberName("pending")]
    Running = 1,

    /// <summary>The provider is working on it and is polled.</summary>
    [JsonStringEnumMemberName("pending")]
    Submitted = 2,

    /// <summary>Done and charged.</summary>
    [JsonStringEnumMemberName("completed")]
    Completed = 5,

    /// <summary>Failed at no charge.</summary>
    [JsonStringEnumMemberName("failed")]
    Failed = 6,

    /// <summary>Canceled by its owner.</summary>
    [JsonStringEnumMemberName("failed")]
    Canceled = 7,
}
