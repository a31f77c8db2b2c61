namespace Tessera.Server.Workspaces;

/// <summary>
/// How many images a workspace may generate per calendar month and day (UTC), and how many it has generated in the windows it
/// last counted in.
/// </summary>
internal sealed record ImageQuota(long PerMonth, long PerDay)
{
    /// <summary>The highest quota that can be set.</summary>
    public const long Most = 1_000_000_000;

    public QuotaWindow Window { get; init; }

    public long MonthUsed { get; init; }

    public long DayUsed { get; init; }

    /// <summary>Images generated in the month of <paramref name="now"/>.</summary>
    public long UsedThisMonth(DateTimeOffset now) => Window.Month == QuotaWindow.Of(now).Month ? MonthUsed : 0;

    /// <summary>Images generated on the day of <paramref name="now"/>.</summary>
    public long UsedToday(DateTimeOffset now) => Window.Day == QuotaWindow.Of(now).Day ? DayUsed : 0;

    /// <summary>How many more images may be generated now: the smaller remainder of month and day.</summary>
    public long Left(DateTimeOffset now) => Math.Max(0, Math.Min(PerMonth - UsedThisMonth(now), PerDay - UsedToday(now)));
}
