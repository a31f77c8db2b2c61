using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Anthropic.Models;

/// <summary><c>GET /v1/models</c> with the header <c>anthropic-version</c>: the models that make text.</summary>
internal static class ListModels
{
    public static Results<WireReply<Page>, ApiError> Handle(ModelsQuery query, Caller caller, ServedModels models)
    {
        var all = models.To(caller).Where(model => model.Category is Category.Text).Select(ModelEntry.Of).ToList();
        var (after, before) = (query.AfterId is { } first ? IndexOf(all, first) : -1, query.BeforeId is { } last ? IndexOf(all, last) : all.Count);
        if ((query.AfterId is not null && after < 0) || before < 0)
        {
            var (name, seen) = before < 0 ? ("before_id", query.BeforeId) : ("after_id", query.AfterId);
            return ApiErrors.Validation(new FieldError(name, $"`{name}` must be the ID of a model of this list, got \"{Excerpt.Of(seen ?? "")}\".") { Source = "query" });
        }

        var between = all.Take(before).Skip(after + 1).ToList();
        var page = query is { AfterId: null, BeforeId: not null } ? between.TakeLast(query.Limit).ToList() : between.Take(query.Limit).ToList();
        return new WireReply<Page>(new Page(page, between.Count > page.Count, page.FirstOrDefault()?.Id, page.LastOrDefault()?.Id));
    }

    private static int IndexOf(List<ModelEntry> all, string id) => all.Index().Where(entry => entry.Item.Id == id).Select(entry => entry.Index).FirstOrDefault(-1);

    /// <param name="Data">In the catalogue's order.</param>
    /// <param name="HasMore">Whether there are more in the direction of the page.</param>
    /// <param name="FirstId">For <c>before_id</c>.</param>
    /// <param name="LastId">For <c>after_id</c>.</param>
    internal sealed record Page(IReadOnlyList<ModelEntry> Data, bool HasMore, string? FirstId, string? LastId);
}
