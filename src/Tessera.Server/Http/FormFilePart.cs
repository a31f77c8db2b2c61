namespace Tessera.Server.Http;

/// <summary>The part of a multipart form that an endpoint takes as its file.</summary>
/// <param name="Name">The part's name.</param>
/// <param name="FileBytes">The largest file.</param>
internal sealed record FormFilePart(string Name, int FileBytes)
{
    /// <summary>The largest body with a file of this size: boundaries, part headers and small fields come on top of it.</summary>
    public static long MaxBytes(int fileBytes) => fileBytes + 100_000L;
}
