namespace Tessera.Server.Artifacts;

/// <summary>
/// Cancels a fetch that takes too long, in total or because its body arrives too slowly. <c>HttpClient</c>'s own timeout does not
/// apply once the headers are there.
/// </summary>
internal sealed class ThroughputGuard(FetchOptions options, TimeProvider time, CancellationTokenSource patience)
{
    private readonly long _started = time.GetTimestamp();
    private long? _bodyStarted;

    /// <summary>Limits the next read to the time left of the fetch and to the time that the bytes so far have earned.</summary>
    public void Allow(long bytesSoFar)
    {
        _bodyStarted ??= time.GetTimestamp();
        var earned = options.Patience + TimeSpan.FromSeconds((double)bytesSoFar / options.MinBytesPerSecond);
        var byRate = earned - time.GetElapsedTime(_bodyStarted.Value);
        var byDeadline = options.Deadline - time.GetElapsedTime(_started);
        var left = byRate < byDeadline ? byRate : byDeadline;
        patience.CancelAfter(left > TimeSpan.Zero ? left : TimeSpan.Zero);
    }
}
