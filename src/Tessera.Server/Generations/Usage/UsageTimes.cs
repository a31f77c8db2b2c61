namespace Tessera.Server.Generations.Usage;

/// <summary>How long generations took, as counts by class: enough for a median within a few percent, however many there were.</summary>
internal sealed class UsageTimes
{
    /// <summary>The lower limits of all classes but the first, in milliseconds: five to each power of ten.</summary>
    public static readonly IReadOnlyList<long> Limits = [.. Enumerable.Range(0, 28).Select(step => (long)Math.Round(10 * Math.Pow(10, step / 5.0)))];

    private readonly long[] _counts = new long[Limits.Count + 1];

    public long this[int index]
    {
        get => _counts[index];
        set => _counts[index] = value;
    }

    public void Add(UsageTimes others)
    {
        for (var index = 0; index < _counts.Length; index++)
        {
            _counts[index] += others[index];
        }
    }

    /// <summary>The time that this part of the generations did not exceed; null when there are none.</summary>
    public long? Quantile(double part)
    {
        var wanted = _counts.Sum() * part;
        if (wanted == 0)
        {
            return null;
        }

        var index = 0;
        while (index < Limits.Count && wanted > _counts[index])
        {
            wanted -= _counts[index++];
        }

        // Inside a class the times are taken to grow evenly by factors.
        var (least, most) = (index == 0 ? 1 : Limits[index - 1], index < Limits.Count ? Limits[index] : Limits[^1] * 2);
        return (long)Math.Round(least * Math.Pow((double)most / least, Math.Min(1, wanted / Math.Max(1, _counts[index]))));
    }
}
