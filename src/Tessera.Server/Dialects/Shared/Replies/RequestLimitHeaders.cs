using System.Globalization;

namespace Tessera.Server.Dialects.Shared.Replies;

/// <summary>How the clients of a vendor read what is left of a limit on requests; metadata of the dialect's routes.</summary>
/// <param name="Limit">The header with the limit.</param>
/// <param name="Remaining">The header with what is left of it.</param>
/// <param name="Reset">The header with when it begins again.</param>
/// <param name="FormatReset">Writes that time, from now and then.</param>
internal sealed record RequestLimitHeaders(string Limit, string Remaining, string Reset, Func<DateTimeOffset, DateTimeOffset, string> FormatReset)
{
    public void Write(IHeaderDictionary headers, long limit, long used, DateTimeOffset now, DateTimeOffset ends)
    {
        headers[Limit] = limit.ToString(CultureInfo.InvariantCulture);
        headers[Remaining] = Math.Max(0, limit - used).ToString(CultureInfo.InvariantCulture);
        headers[Reset] = FormatReset(now, ends);
    }
}
