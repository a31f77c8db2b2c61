using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Gemini.Models;

/// <summary><c>GET /v1beta/models</c>: the models that make text or images.</summary>
internal static class ListModels
{
    public static Results<WireReply<Page>, ApiError> Handle(ModelsQuery query, Caller caller, ServedModels models)
    {
        var all = models.To(caller).Where(model => model.Category is Category.Text or Category.Image).Select(ModelEntry.Of).ToList();
        var first = 0;
        if (query.PageToken is { Length: > 0 } token)
        {
            first = all.Index().Where(entry => entry.Item.Name == ModelEntry.Prefix + token).Select(entry => entry.Index + 1).FirstOrDefault();
            if (first == 0)
            {
                var wrong = new FieldError("pageToken", $"`pageToken` must be the `nextPageToken` of a page, got \"{Excerpt.Of(token)}\".");
                return ApiErrors.Validation(wrong with { Source = "query" });
            }
        }

        var page = all.Skip(first).Take(query.PageSize).ToList();
        return new WireReply<Page>(new Page(page, first + page.Count < all.Count ? page[^1].Name[ModelEntry.Prefix.Length..] : null));
    }

    /// <param name="Models">In the catalogue's order.</param>
    /// <param name="NextPageToken">For <c>pageToken</c>; absent on the last page.</param>
    internal sealed record Page(
        IReadOnlyList<ModelEntry> Models,
        [property: JsonPropertyName("nextPageToken"), JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? NextPageToken);
}
