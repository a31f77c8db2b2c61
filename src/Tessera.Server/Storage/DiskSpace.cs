using Microsoft.Extensions.Options;

namespace Tessera.Server.Storage;

/// <summary>
/// Keeps a reserve of the disk for texts and the ledger, which need little: files are refused before the disk is full.
/// </summary>
internal sealed class DiskSpace(FreeSpace space, IOptions<DiskOptions> options)
{
    private const long Megabyte = 1_000_000;
    private const long MostByDefault = 512 * Megabyte;
    private const int ShareByDefault = 50;

    // errno, which .NET gives as the HResult of an IOException.
    private const int NoSpace = 28;
    private const int QuotaUsedUp = 122;

    /// <summary>Whether less than the reserve is free.</summary>
    public bool IsShort => Shortage is not null;

    /// <summary>What is free where that is less than the reserve, in a sentence.</summary>
    public string? Shortage
    {
        get
        {
            var (free, total) = space();
            var reserve = options.Value.ReserveMegabytes * Megabyte ?? Math.Min(MostByDefault, total / ShareByDefault);
            return free < reserve
                ? $"{free / Megabyte} MB of the disk are free, less than the reserve of {reserve / Megabyte} MB: uploads and new media generations are refused."
                : null;
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
}
