using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Dialects.V2.History;
using Tessera.Server.Generations.Usage;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Dialects.V2.Usage;

/// <summary>Whose usage, of which time, and how it is divided.</summary>
internal sealed record UsageQuery : IRequestQuery<UsageQuery>, ICheckedBody
{
    private const int MaxDays = 366;
    private const int MaxDaysByHour = 14;
    private const int DefaultDays = 30;

    /// <summary>
    /// The beginning: a day (UTC), or a date and time at a whole hour. 30 days before <c>to</c> by default; at most 366, and 14 for
    /// sums by the hour or for days that do not begin at midnight UTC.
    /// </summary>
    [Moment]
    public string? From { get; init; }

    /// <summary>The end, itself not included. The end of today by default.</summary>
    [Moment]
    public string? To { get; init; }

    /// <summary>
    /// What the sums are told apart by: model, category, key, provider, status or workspace, or two of them with a comma between.
    /// </summary>
    [UsageDimensions]
    [DefaultValue("model")]
    public string By { get; init; } = "model";

    /// <summary>The parts of the time that have sums of their own.</summary>
    [AllowedValues("day", "hour", "none")]
    [DefaultValue("day")]
    public string Bucket { get; init; } = "day";

    /// <summary>The form of the reply; by default as <c>Accept</c> says, and JSON without it.</summary>
    [AllowedValues("json", "csv")]
    public string? Format { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services)
    {
        var time = ToTime(services.GetRequiredService<TimeProvider>().GetUtcNow());
        foreach (var (name, moment) in new[] { ("from", time.From), ("to", time.To) })
        {
            if (moment.Ticks % TimeSpan.TicksPerHour != 0)
            {
                yield return Error(name, $"`{name}` must be a day or a whole hour, got {moment:yyyy-MM-dd'T'HH:mm:ss.FFF}Z.");
            }
        }

        var days = (time.To - time.From).TotalDays;
        if (days <= 0)
        {
            yield return Error("to", $"`to` must be after `from`: {time.From:yyyy-MM-dd'T'HH:mm}Z.");
        }
        else if (days > MaxDays)
        {
            yield return Error("from", $"`from` and `to` must be at most {MaxDays} days apart, got {days:0.##}.");
        }
        else if (time.IsByHour && days > MaxDaysByHour)
        {
            yield return Error("from", $"`from` and `to` must be at most {MaxDaysByHour} days apart for sums by the hour, got {days:0.##}. Give whole days, and `bucket` day or none.");
        }
    }

    public UsageTime ToTime(DateTimeOffset now)
    {
        var to = To is { } end ? MomentAttribute.Parse(end) ?? now : new DateTimeOffset(now.UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        var from = From is { } start ? MomentAttribute.Parse(start) ?? now : to.AddDays(-DefaultDays);
        return new UsageTime(from, to, Bucket switch
        {
            "day" => UsageTime.Width.Day,
            "hour" => UsageTime.Width.Hour,
            _ => UsageTime.Width.None,
        });
    }

    private static FieldError Error(string field, FormattableString message) =>
        new(field, FormattableString.Invariant(message)) { Source = BodyProblems.Query };
}
