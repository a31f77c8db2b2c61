using FsCheck;
using FsCheck.Fluent;
using Tessera.Server.Ledger;

namespace Tessera.Server.UnitTests.Ledger;

public sealed class RateWindowTests
{
    private static readonly Arbitrary<DateTimeOffset> Moments = Arb.From(
        from seconds in Gen.Choose(0, int.MaxValue)
        from milliseconds in Gen.Choose(0, 999)
        from zone in Gen.Choose(-14 * 60, 14 * 60)
        select DateTimeOffset.FromUnixTimeSeconds(seconds).AddMilliseconds(milliseconds).ToOffset(TimeSpan.FromMinutes(zone)));

    [Fact]
    public void A_window_contains_its_moment_and_ends_where_the_next_starts() => Property.HoldsFor(Moments, now =>
    {
        var hourEnds = RateWindow.HourEnds(now);
        var dayEnds = RateWindow.DayEnds(now);
        return now < hourEnds && hourEnds - now <= TimeSpan.FromHours(1)
            && now < dayEnds && dayEnds - now <= TimeSpan.FromDays(1)
            && RateWindow.Hour(hourEnds) == RateWindow.Hour(now) + 1
            && RateWindow.Hour(hourEnds.AddMilliseconds(-1)) == RateWindow.Hour(now)
            && RateWindow.Day(dayEnds) == RateWindow.Day(now) + 1
            && RateWindow.Day(dayEnds.AddMilliseconds(-1)) == RateWindow.Day(now);
    });

    [Fact]
    public void Windows_are_those_of_UTC_in_every_time_zone() => Property.HoldsFor(Moments, now =>
    {
        var utc = now.UtcDateTime;
        return RateWindow.HourEnds(now).UtcDateTime == utc.Date.AddHours(utc.Hour + 1)
            && RateWindow.DayEnds(now).UtcDateTime == utc.Date.AddDays(1);
    });
}
