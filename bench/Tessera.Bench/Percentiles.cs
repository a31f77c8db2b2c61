namespace Tessera.Bench;

/// <summary>Percentiles of what was measured.</summary>
internal static class Percentiles
{
    /// <summary>Sorts the values; not a number when there are none.</summary>
    public static double Of(List<double> values, int percent)
    {
        values.Sort();
        return values.Count == 0 ? double.NaN : values[Math.Min(values.Count - 1, values.Count * percent / 100)];
    }
}
