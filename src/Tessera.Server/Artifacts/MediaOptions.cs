using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Artifacts;

/// <summary>Section <c>Tessera:Media</c>: limits of local image, audio and video processing.</summary>
internal sealed class MediaOptions
{
    public const string Section = "Tessera:Media";

    private const long Megabyte = 1_000_000;
    private const long PerCore = 256 * Megabyte;
    private const long Least = 512 * Megabyte;

    /// <summary>
    /// The estimated memory, in bytes, that concurrent work may use. By default 256 MB per core, at least 512 MB and at most a
    /// quarter of the machine's memory.
    /// </summary>
    [Range(64, 1_000_000)]
    public int? MemoryMegabytes { get; set; }

    public long MemoryBytes => MemoryMegabytes * Megabyte
        ?? Math.Max(Least, Math.Min(PerCore * Environment.ProcessorCount, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4));
}
