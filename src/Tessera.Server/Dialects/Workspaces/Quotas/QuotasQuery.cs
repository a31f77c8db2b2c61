using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces.Quotas;

/// <summary>Which quotas, and which page of them; other parameters are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record QuotasQuery : ListQuery, IRequestQuery<QuotasQuery>
{
    /// <summary>Only this quota; <c>images</c> is the only one there is.</summary>
    [JsonPropertyName("usageTypeKey")]
    public string? UsageTypeKey { get; init; }
}
