namespace Tessera.Server.Artifacts.Fetching;

/// <summary>
/// Cancels a fetch that takes too long, in total or because its body arrives too slowly. The timeout of <c>HttpClient</c> does
/// not apply once the headers have arrived.
/// </summary>
internal sealed class ThroughputGuard(FetchOptions options, TimeProvider time, CancellationTokenSource patience)
{
    private readonly long _started = time.GetTimestamp();
    private long? _bodyStarted;

    /// <summary>
    /// Limits the next read to the time left for the fetch and the time that the bytes so far allow at the minimum speed.
    /// </summary>
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
