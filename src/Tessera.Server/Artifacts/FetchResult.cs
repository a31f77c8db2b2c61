namespace Tessera.Server.Artifacts;

/// <summary>How fetching a file from the internet ended.</summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>The whole body of a 200.</summary>
    internal sealed record Fetched(byte[] Content) : FetchResult;

    /// <summary>Too many files are being fetched: there was no memory for this one within the time it may wait.</summary>
    internal sealed record Busy : FetchResult;

    /// <summary>Nothing usable came.</summary>
    /// <param name="Reason">A sentence without addresses, fit for the caller.</param>
    /// <param name="IsTransient">
    /// Whether it may be different in a while: a time-out, a broken connection, a server out of order. What the server
    /// says is gone, and what we do not do for anybody, stays so.
    /// </param>
    /// <param name="IsTruncated">Whether the file began to come and its end did not: each further try may cost as much again.</param>
    internal sealed record Refused(string Reason, bool IsTransient = false, bool IsTruncated = false) : FetchResult;
}
