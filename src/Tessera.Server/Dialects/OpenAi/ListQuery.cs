using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Dialects.OpenAi;

/// <summary>Which page of a list.</summary>
internal abstract record ListQuery
{
    public const string Newest = "desc";

    /// <summary>The ID after which the page begins.</summary>
    [StringLength(64)]
    public string? After { get; init; }

    /// <summary>The most entries.</summary>
    [DefaultValue(20)]
    [Range(1, 100)]
    public int Limit { get; init; }

    /// <summary>By creation: the newest first, or the oldest.</summary>
    [AllowedValues("asc", Newest)]
    [DefaultValue(Newest)]
    public string? Order { get; init; }
}
