using Tessera.Server.Http;

namespace Tessera.Server.Artifacts.Fetching;

/// <summary>How fetching a file from the internet ended.</summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>The complete body of a 200.</summary>
    internal sealed record Fetched(byte[] Content) : FetchResult;

    /// <summary>Too many files are being fetched: no memory became free for this one in time.</summary>
    internal sealed record Busy : FetchResult;

    /// <summary>The fetch failed.</summary>
    /// <param name="Reason">A sentence without addresses, which may be shown to the caller.</param>
    /// <param name="IsTransient">
    /// Whether a retry may succeed: after a time-out, a broken connection or a server error. A file that the server reports as gone,
    /// and a fetch that our rules forbid, are final.
    /// </param>
    /// <param name="IsTruncated">Whether the file began to arrive but was cut off: each retry may transfer as much again.</param>
    internal sealed record Refused(LocalText Reason, bool IsTransient = false, bool IsTruncated = false) : FetchResult;
}
