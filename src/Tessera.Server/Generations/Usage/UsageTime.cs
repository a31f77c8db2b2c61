namespace Tessera.Server.Generations.Usage;

/// <summary>The time whose usage is read, and how it is divided.</summary>
/// <param name="From">Its beginning, a whole hour.</param>
/// <param name="To">Its end, a whole hour.</param>
/// <param name="Bucket">The parts into which it is divided.</param>
internal sealed record UsageTime(DateTimeOffset From, DateTimeOffset To, UsageTime.Width Bucket)
{
    internal enum Width
    {
        None,
        Hour,
        Day,
    }

    /// <summary>Whether the sums of days do not suffice.</summary>
    public bool IsByHour => Bucket is Width.Hour || From.TimeOfDay != TimeSpan.Zero || To.TimeOfDay != TimeSpan.Zero;
}
