namespace Tessera.Server.Artifacts;

/// <summary>How fetching a file from the internet ended.</summary>
internal abstract record FetchResult
{
    private FetchResult()
    {
    }

    /// <summary>The whole body of a 200.</summary>
    internal sealed record Fetched(byte[] Content) : FetchResult;

    /// <summary>Nothing usable came; the reason is a sentence without addresses, fit for the caller.</summary>
    internal sealed record Refused(string Reason) : FetchResult;
}
