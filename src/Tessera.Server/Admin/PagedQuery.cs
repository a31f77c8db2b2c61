using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace Tessera.Server.Admin;

/// <summary>Which page of a list.</summary>
internal abstract record PagedQuery
{
    /// <summary>The page, from 1.</summary>
    [Range(1, 1_000_000)]
    [DefaultValue(1)]
    [JsonPropertyOrder(1)]
    public int Page { get; init; }

    /// <summary>Items per page.</summary>
    [Range(1, 100)]
    [DefaultValue(20)]
    [JsonPropertyOrder(2)]
    public int Limit { get; init; }

    internal long Skipped => (Page - 1L) * Limit;
}
