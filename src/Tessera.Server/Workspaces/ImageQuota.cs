namespace Tessera.Server.Workspaces;

/// <summary>How many pictures a workspace may make a calendar month and a day (UTC), and has made in the windows last counted in.</summary>
internal sealed record ImageQuota(long PerMonth, long PerDay)
{
    public QuotaWindow Window { get; init; }

    public long MonthUsed { get; init; }

    public long DayUsed { get; init; }

    /// <summary>Made in the month of <paramref name="now"/>.</summary>
    public long UsedThisMonth(DateTimeOffset now) => Window.Month == QuotaWindow.Of(now).Month ? MonthUsed : 0;

    /// <summary>Made on the day of <paramref name="now"/>.</summary>
    public long UsedToday(DateTimeOffset now) => Window.Day == QuotaWindow.Of(now).Day ? DayUsed : 0;

    /// <summary>How many more may be made now: both the month and the day must have room.</summary>
    public long Left(DateTimeOffset now) => Math.Max(0, Math.Min(PerMonth - UsedThisMonth(now), PerDay - UsedToday(now)));
}
