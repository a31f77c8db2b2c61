using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Which quotas, and which page of them; other parameters are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record QuotasQuery : ListQuery, IRequestQuery<QuotasQuery>
{
    /// <summary>Only this quota. The vendor counts more than images; for a quota that is not counted here the list is empty.</summary>
    [UsageType]
    [JsonPropertyName("usageTypeKey")]
    public string? UsageTypeKey { get; init; }
}
