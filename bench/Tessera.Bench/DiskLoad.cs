using System.Diagnostics;
using System.Globalization;

namespace Tessera.Bench;

/// <summary>
/// Measures how long the disk alone takes to make a small write durable, at the pace of the streams: one is due every ten
/// milliseconds and is timed from that moment, so that a write that is due while the disk stalls counts as waiting. A server
/// that commits before it answers cannot be faster.
/// </summary>
internal static class DiskLoad
{
    private const int WriteBytes = 8 * 1024;
    private const int FileWrites = 2000;

    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(10);

    /// <summary>Prints the median and the 99th percentile in milliseconds.</summary>
    /// <param name="folder">Where the data is.</param>
    /// <param name="seconds">For how long.</param>
    public static async Task<int> RunAsync(string folder, string seconds)
    {
        var path = Path.Combine(folder, "disk");
        var bytes = new byte[WriteBytes];
        var taken = new List<double>();
        var length = TimeSpan.FromSeconds(int.Parse(seconds, CultureInfo.InvariantCulture));
        using var file = File.OpenHandle(path, FileMode.Create, FileAccess.ReadWrite, FileShare.None, FileOptions.DeleteOnClose);
        RandomAccess.SetLength(file, WriteBytes * FileWrites);
        var began = Stopwatch.StartNew();
        for (var due = TimeSpan.Zero; due < length; due += Every)
        {
            var early = due - began.Elapsed;
            if (early > TimeSpan.Zero)
            {
                await Task.Delay(early);
            }

            Random.Shared.NextBytes(bytes);
            RandomAccess.Write(file, bytes, taken.Count % FileWrites * WriteBytes);
            RandomAccess.FlushToDisk(file);
            taken.Add((began.Elapsed - due).TotalMilliseconds);
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Percentiles.Of(taken, 50):0.0} {Percentiles.Of(taken, 99):0.0}"));
        return 0;
    }
}
