using Microsoft.Extensions.Options;

namespace Tessera.Server.Storage;

/// <summary>
/// Keeps a reserve of the disk for texts and the ledger, which need little: files are refused before the disk is full.
/// </summary>
internal sealed class DiskSpace(DiskSpace.FreeSpace space, IOptions<DiskOptions> options)
{
    private const long Megabyte = 1_000_000;
    private const long MaxByDefault = 512 * Megabyte;
    private const int ShareByDefault = 50;

    // errno, which .NET gives as the HResult of an IOException.
    private const int NoSpace = 28;
    private const int QuotaUsedUp = 122;

    private readonly Lock _lock = new();
    private long _inFlight;

    /// <summary>Whether less than the reserve will be free once the files in flight are written.</summary>
    public bool IsShort
    {
        get
        {
            lock (_lock)
            {
                return !Fits_NeedsLock(0);
            }
        }
    }

    /// <summary>What is free where that is less than the reserve, in a sentence.</summary>
    public string? Shortage
    {
        get
        {
            var (free, reserve) = Measure();
            return free < reserve
                ? $"{free / Megabyte} MB of the disk are free, less than the reserve of {reserve / Megabyte} MB: uploads and new media generations are refused."
                : null;
        }
    }

    /// <summary>
    /// Sets aside the bytes of a file until the returned object is disposed of, which is when the file is written or given up;
    /// null when the file would not fit above the reserve beside the others in flight.
    /// </summary>
    public IDisposable? TryClaim(long bytes)
    {
        lock (_lock)
        {
            return Fits_NeedsLock(bytes) ? Claim_NeedsLock(bytes) : null;
        }
    }

    /// <summary>The same for a file that is paid for, which may use the reserve.</summary>
    public IDisposable Claim(long bytes)
    {
        lock (_lock)
        {
            return Claim_NeedsLock(bytes);
        }
    }

    /// <summary>Whether a file could not be written because the disk, or what this user may take of it, is full.</summary>
    public static bool IsFull(Exception failure) => failure is IOException { HResult: NoSpace or QuotaUsedUp };

    /// <summary>Asks the system.</summary>
    public static FreeSpace Of(DataFolder data) => () =>
    {
        var disk = new DriveInfo(data.FullPath);
        return (disk.AvailableFreeSpace, disk.TotalSize);
    };

    private bool Fits_NeedsLock(long bytes)
    {
        var (free, reserve) = Measure();
        return free - _inFlight - bytes >= reserve;
    }

    private Claimed Claim_NeedsLock(long bytes)
    {
        _inFlight += bytes;
        return new Claimed(this, bytes);
    }

    private (long Free, long Reserve) Measure()
    {
        var (free, total) = space();
        return (free, options.Value.ReserveMegabytes * Megabyte ?? Math.Min(MaxByDefault, total / ShareByDefault));
    }

    private void Release(long bytes)
    {
        lock (_lock)
        {
            _inFlight -= bytes;
        }
    }

    private sealed class Claimed(DiskSpace space, long bytes) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
            {
                space.Release(bytes);
            }
        }
    }

    /// <summary>The free bytes of the disk that holds the data folder, and its size.</summary>
    internal delegate (long Free, long Total) FreeSpace();
}
