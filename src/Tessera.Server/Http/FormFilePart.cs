namespace Tessera.Server.Http;

/// <summary>The part of a multipart form that an endpoint reads as its file.</summary>
/// <param name="Name">The name of the part.</param>
/// <param name="FileBytes">The largest file, in bytes.</param>
internal sealed record FormFilePart(string Name, int FileBytes)
{
    /// <summary>
    /// The largest body, in bytes, with files of this size: boundaries, part headers and small fields are added to them.
    /// </summary>
    public static long MaxBytes(int fileBytes, int count = 1) => ((long)fileBytes * count) + 100_000L;
}
