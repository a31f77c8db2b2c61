using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.V2.Models;
using Tessera.Server.Generations.History;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.History;

/// <summary>Which generations to list, and which page of them.</summary>
internal sealed record HistoryQuery : IRequestQuery<HistoryQuery>, ICheckedBody
{
    private const int MaxWords = 8;

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

    /// <summary>Only generations whose prompt contains each of these words, in capital or small letters.</summary>
    [StringLength(200, MinimumLength = 1)]
    public string? Q { get; init; }

    /// <summary>Only generations that this key asked for: its number, or <c>console</c> for those that no key asked for.</summary>
    [KeyName]
    public string? KeyId { get; init; }

    /// <summary>Only generations created at this time or later: a day (UTC), or a date and time.</summary>
    [Moment]
    public string? From { get; init; }

    /// <summary>Only generations created before this time.</summary>
    [Moment]
    public string? To { get; init; }

    /// <summary>Only generations of media: those with a file, those that will have one, and those that failed.</summary>
    [DefaultValue(false)]
    public bool Media { get; init; }

    /// <summary>Only generations with a file that can be downloaded, or only those without.</summary>
    public bool? HasFile { get; init; }

    /// <summary>
    /// The <c>next_cursor</c> of the previous page, instead of <c>page</c>. It is the only way on from a page that was found by
    /// <c>q</c>, <c>key_id</c>, <c>from</c>, <c>to</c>, <c>media</c> or <c>has_file</c>.
    /// </summary>
    [PageCursor]
    public string? Cursor { get; init; }

    /// <summary>The number before which the page begins.</summary>
    internal long Before => Cursor is { } text ? PageCursorAttribute.Parse(text) ?? long.MaxValue : long.MaxValue;

    public IEnumerable<FieldError> Check(IServiceProvider services)
    {
        var words = Words(Q);
        if (Q is not null && words.Length is 0 or > MaxWords)
        {
            yield return new("q", $"`q` must have 1 to {MaxWords} words, got {words.Length}.") { Source = BodyProblems.Query };
        }

        if (Page > 1 && Cursor is not null)
        {
            yield return new("page", "`page` and `cursor` exclude each other. Give one of the two.") { Source = BodyProblems.Query };
        }
        else if (Page > 1 && !ToFilter(services.GetRequiredService<ModelCatalog>()).IsCounted)
        {
            yield return new("page", "Pages found by `q`, `key_id`, `from`, `to`, `media` or `has_file` are not numbered. Continue with `cursor`: the `next_cursor` of the page before.")
            {
                Source = BodyProblems.Query,
            };
        }

        var catalog = services.GetRequiredService<ModelCatalog>();
        if (Model is { } slug && catalog.Find(slug) is null)
        {
            var nearest = catalog.Nearest(slug);
            var hint = nearest.Count == 0 ? "GET /api/v2/models lists all." : $"Did you mean {string.Join(", ", nearest)}?";
            yield return new("model", $"There is no model \"{Excerpt.Of(slug)}\". {hint}", nearest.Count == 0 ? null : nearest) { Source = BodyProblems.Query };
        }
    }

    /// <summary>What the query asks for.</summary>
    public HistoryFilter ToFilter(ModelCatalog catalog) => new(
        WireNames.TryParse<Category>(Type, out var category) ? category : null, Model is { } slug ? catalog.Find(slug)?.Slug : null, Status)
    {
        Words = Words(Q),
        Key = KeyId is { } key ? KeyNameAttribute.Parse(key) : null,
        From = From is { } from ? MomentAttribute.Parse(from) : null,
        To = To is { } to ? MomentAttribute.Parse(to) : null,
        IsMedia = Media,
        HasFile = HasFile,
    };

    private static string[] Words(string? text) => text?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];
}
