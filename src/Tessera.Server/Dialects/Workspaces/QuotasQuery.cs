using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Which quotas, and which page of them; other parameters are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record QuotasQuery : IRequestQuery<QuotasQuery>
{
    /// <summary>Which page, from 0.</summary>
    [Range(0, 10_000)]
    [DefaultValue(0)]
    public int Page { get; init; }

    /// <summary>How many a page holds.</summary>
    [Range(1, 200)]
    [DefaultValue(20)]
    public int Size { get; init; }

    /// <summary>Only this quota; <c>images</c> is the only one there is.</summary>
    [JsonPropertyName("usageTypeKey")]
    public string? UsageTypeKey { get; init; }
}
