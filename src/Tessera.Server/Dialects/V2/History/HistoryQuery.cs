using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.V2.Models;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.History;

/// <summary>Which generations to list, and which page of them.</summary>
internal sealed record HistoryQuery : IRequestQuery<HistoryQuery>, ICheckedBody
{
    /// <summary>The page, from 1.</summary>
    [Range(1, 1_000_000)]
    [DefaultValue(1)]
    public int Page { get; init; }

    /// <summary>Items per page.</summary>
    [Range(1, 100)]
    [DefaultValue(20)]
    public int Limit { get; init; }

    /// <summary>Only this category.</summary>
    [ModelCategory]
    public string? Type { get; init; }

    /// <summary>Only this model: a slug or an alias.</summary>
    public string? Model { get; init; }

    /// <summary>Only this status.</summary>
    [AllowedValues("pending", "completed", "failed")]
    public string? Status { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services)
    {
        var catalog = services.GetRequiredService<ModelCatalog>();
        if (Model is { } slug && catalog.Find(slug) is null)
        {
            var nearest = catalog.Nearest(slug);
            var hint = nearest.Count == 0 ? "GET /api/v2/models lists all." : $"Did you mean {string.Join(", ", nearest)}?";
            yield return new("model", $"There is no model \"{Excerpt.Of(slug)}\". {hint}", nearest.Count == 0 ? null : nearest) { Source = "query" };
        }
    }
}
