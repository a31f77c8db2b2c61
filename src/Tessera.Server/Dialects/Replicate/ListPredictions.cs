using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Authentication;
using Tessera.Server.Generations;
using Tessera.Server.Generations.Outcome;
using Tessera.Server.Hosting;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.Replicate;

/// <summary><c>GET /predictions</c>: the account's predictions, newest first, 100 a page.</summary>
internal static class ListPredictions
{
    private const int PerPage = 100;

    public static async Task<Results<Ok<ReplicatePage<Prediction>>, ApiError>> Handle(
        PredictionsQuery query, Caller caller, Batches batches, PredictionReplies replies, PublicAddress address)
    {
        if (query.Place is not { } place)
        {
            return ApiErrors.Validation(new FieldError(
                "cursor", $"`cursor` must be that of a `next` or `previous`, or absent, got \"{Excerpt.Of(query.Cursor ?? "")}\".")
            { Source = BodyProblems.Query });
        }

        // One more than a page shows whether there is another.
        var found = await batches.ListAsync(caller.Account, place.Id, place.IsOlder, PerPage + 1);
        var hasMore = found.Count > PerPage;
        List<GenerationBatch> page = place.IsOlder ? [.. found.Take(PerPage)] : [.. found.TakeLast(PerPage)];
        var (hasOlder, hasNewer) = place.IsOlder ? (hasMore, query.Cursor is not null) : (true, hasMore);
        return TypedResults.Ok(new ReplicatePage<Prediction>(
            [.. page.Select(batch => replies.Of(batch))],
            hasOlder && page is [.., var last] ? At(PredictionsQuery.OlderThan(last.Id)) : null,
            hasNewer && page is [var first, ..] ? At(PredictionsQuery.NewerThan(first.Id)) : null));

        string At(string cursor) => $"{address.Url}{ReplicateFeature.Prefix}/predictions?cursor={cursor}";
    }
}
