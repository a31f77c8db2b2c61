namespace Tessera.Server.Webhooks;

/// <summary>What came of one attempt.</summary>
/// <param name="StatusCode">The receiver's; null when none came.</param>
/// <param name="Reply">The beginning of its reply.</param>
/// <param name="Error">Why it is no success; null when it is one.</param>
/// <param name="Latency">From the connection to the end of what was read of the reply.</param>
internal sealed record AttemptResult(int? StatusCode, string? Reply, string? Error, TimeSpan Latency)
{
    public bool IsSuccess => Error is null;

    /// <summary>The receiver wants no more of them.</summary>
    public bool IsGone => StatusCode == StatusCodes.Status410Gone;
}
