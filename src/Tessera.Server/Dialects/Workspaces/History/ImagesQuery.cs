using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces.History;

/// <summary>Which images of a workspace; other parameters are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record ImagesQuery : IRequestQuery<ImagesQuery>
{
    /// <summary>Only this model's, for example nano-banana.</summary>
    public string? Model { get; init; }

    /// <summary>How many.</summary>
    [Range(1, 1000)]
    [DefaultValue(100)]
    public int Limit { get; init; }

    /// <summary>How many to leave out, from the newest.</summary>
    [Range(0, int.MaxValue)]
    [DefaultValue(0)]
    public int Offset { get; init; }
}
