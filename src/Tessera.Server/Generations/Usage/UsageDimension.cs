using System.Text.Json.Serialization;

namespace Tessera.Server.Generations.Usage;

/// <summary>What usage is told apart by.</summary>
internal enum UsageDimension
{
    [JsonStringEnumMemberName("model")]
    Model,

    [JsonStringEnumMemberName("category")]
    Category,

    [JsonStringEnumMemberName("key")]
    Key,

    [JsonStringEnumMemberName("provider")]
    Provider,

    [JsonStringEnumMemberName("status")]
    Status,

    [JsonStringEnumMemberName("workspace")]
    Workspace,
}
