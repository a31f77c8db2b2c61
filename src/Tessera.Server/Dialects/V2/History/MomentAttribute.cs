using System.Globalization;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.History;

/// <summary>A day, which begins at midnight UTC, or a date and time with its offset.</summary>
internal sealed class MomentAttribute : TextRuleAttribute
{
    private const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] Forms =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    public static DateTimeOffset? Parse(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, Utc, out var moment) && moment >= DateTimeOffset.UnixEpoch ? moment : null;

    public override LocalText? Problem(string text) => Parse(text) is null
        ? MustBe(
            "a day such as \"2026-11-01\" or a date and time such as \"2026-11-01T12:00:00Z\"",
            "день, например \"2026-11-01\", или дата и время, например \"2026-11-01T12:00:00Z\"",
            text)
        : null;
}
