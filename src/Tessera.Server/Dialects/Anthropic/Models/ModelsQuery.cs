using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Anthropic.Models;

/// <summary>Which page of the models to list. Other members of the query, such as <c>beta</c> and <c>lifecycle</c>, are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ModelsQuery : IRequestQuery<ModelsQuery>
{
    /// <summary>How many.</summary>
    [Range(1, 1000)]
    [DefaultValue(20)]
    public int Limit { get; init; }

    /// <summary>Only those after this one.</summary>
    public string? AfterId { get; init; }

    /// <summary>Only those before this one.</summary>
    public string? BeforeId { get; init; }
}
