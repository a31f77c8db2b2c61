using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Workspaces;

/// <summary>Which part of a vendor's list.</summary>
internal abstract record ListQuery
{
    /// <summary>Which page, from 0.</summary>
    [Range(0, 10_000)]
    [DefaultValue(0)]
    [JsonPropertyOrder(-2)]
    public int Page { get; init; }

    /// <summary>How many a page holds.</summary>
    [Range(1, 200)]
    [DefaultValue(20)]
    [JsonPropertyOrder(-1)]
    public int Size { get; init; }
}
