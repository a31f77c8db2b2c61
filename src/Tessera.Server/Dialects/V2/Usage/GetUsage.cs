using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Generations.Usage;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Usage;

/// <summary><c>GET /api/v2/user/usage</c>: what the account's generations came to, from the sums that are kept of them.</summary>
internal static class GetUsage
{
    private const int MaxItems = 10_000;

    public static async Task<Results<Ok<UsageReply>, FileContentHttpResult, ApiError>> Handle(
        UsageQuery query, Caller caller, PrefersCsv prefersCsv, UsageReader usage, TimeProvider clock)
    {
        var time = query.ToTime(clock.GetUtcNow());
        var by = UsageDimensionsAttribute.Parse(query.By) ?? [UsageDimension.Model];
        var rows = await usage.ReadAsync(caller.Account, time, by[0], by.Count > 1 ? by[1] : null, MaxItems);
        if (rows.Count > MaxItems)
        {
            return ApiErrors.Validation(new FieldError(
                "bucket", LocalText.Format(
                    "These are more than {0} sums. Ask for a shorter time, larger buckets, or only one name in `by`.",
                    "Это больше {0} сумм. Запросите меньшее время, более крупные интервалы или одно имя в `by`.",
                    MaxItems))
            { Source = "query" });
        }

        var reply = UsageReply.Of(time, time.Bucket is not UsageTime.Width.None, by.Count, rows);
        var isCsv = query.Format is { } format ? format == "csv" : prefersCsv.Value;
        return isCsv ? UsageCsv.Of(reply) : TypedResults.Ok(reply);
    }
}
