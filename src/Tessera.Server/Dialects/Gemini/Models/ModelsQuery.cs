using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Gemini.Models;

/// <summary>Which page of the models to list. Other members of the query are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ModelsQuery : IRequestQuery<ModelsQuery>
{
    /// <summary>How many.</summary>
    [JsonPropertyName("pageSize")]
    [Range(1, 1000)]
    [DefaultValue(50)]
    public int PageSize { get; init; }

    /// <summary>The <c>nextPageToken</c> of the page before.</summary>
    [JsonPropertyName("pageToken")]
    public string? PageToken { get; init; }
}
