using System.ComponentModel.DataAnnotations;
using Tessera.Server.Configuration;

namespace Tessera.Server.Storage;

/// <summary>Section <c>Tessera:Disk</c>: the disk that holds the data folder.</summary>
internal sealed class DiskOptions
{
    public const string Section = TesseraSettings.Root + ":Disk";

    /// <summary>
    /// Free space, in megabytes, that is kept for texts and the ledger: below it uploads and new media generations are
    /// refused. The smaller of 512 MB and 2 % of the disk by default; 0 keeps none.
    /// </summary>
    [Range(0, 1_000_000_000)]
    public long? ReserveMegabytes { get; set; }
}
