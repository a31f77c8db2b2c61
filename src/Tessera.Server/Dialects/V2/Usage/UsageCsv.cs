using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.V2.Usage;

/// <summary>Usage as a table for spreadsheets (RFC 4180): the items, without the totals.</summary>
internal static class UsageCsv
{
    private const string Moment = "yyyy-MM-dd'T'HH:mm:ss'Z'";

    public static FileContentHttpResult Of(UsageReply reply)
    {
        var text = new StringBuilder("bucket,id,name,id_2,name_2,requests,completed,failed,tokens_spent,mean_ms,p50_ms,p95_ms\r\n");
        foreach (var item in reply.Items)
        {
            text.Append(CsvLine.Of(
                [item.Bucket?.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture), item.Id, item.Name, item.Id2, item.Name2, .. Numbers(item)]));
        }

        var name = string.Create(CultureInfo.InvariantCulture, $"usage-{reply.From:yyyy-MM-dd}-{reply.To:yyyy-MM-dd}.csv");
        return TypedResults.File(Encoding.UTF8.GetBytes(text.ToString()), CsvLine.ContentType, name);
    }

    private static IEnumerable<string?> Numbers(UsageReply.UsageLine item) =>
        new object?[] { item.Requests, item.Completed, item.Failed, item.TokensSpent, item.MeanMs, item.P50Ms, item.P95Ms }
            .Select(number => Convert.ToString(number, CultureInfo.InvariantCulture));
}
