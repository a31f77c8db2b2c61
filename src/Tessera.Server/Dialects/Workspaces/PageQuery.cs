using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Which page of a vendor's list; other parameters are ignored.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
internal sealed record PageQuery : IRequestQuery<PageQuery>
{
    /// <summary>Which page, from 0.</summary>
    [Range(0, 10_000)]
    [DefaultValue(0)]
    public int Page { get; init; }

    /// <summary>How many a page holds.</summary>
    [Range(1, 200)]
    [DefaultValue(20)]
    public int Size { get; init; }
}
