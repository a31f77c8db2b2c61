namespace Tessera.Server.Ledger;

/// <summary>Rate limits count in fixed windows: UTC hours and days.</summary>
internal static class RateWindow
{
    public static long Hour(DateTimeOffset now) => now.ToUnixTimeSeconds() / 3600;

    public static long Day(DateTimeOffset now) => now.ToUnixTimeSeconds() / 86_400;

    public static DateTimeOffset HourEnds(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds((Hour(now) + 1) * 3600);

    public static DateTimeOffset DayEnds(DateTimeOffset now) => DateTimeOffset.FromUnixTimeSeconds((Day(now) + 1) * 86_400);
}
