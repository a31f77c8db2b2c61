namespace Tessera.Server.Webhooks;

/// <summary>The result of one attempt.</summary>
/// <param name="StatusCode">The receiver's; null when none came.</param>
/// <param name="Reply">The beginning of its reply.</param>
/// <param name="Error">Why it failed; null when it succeeded.</param>
/// <param name="Latency">From the connection to the end of what was read of the reply.</param>
internal sealed record AttemptResult(int? StatusCode, string? Reply, string? Error, TimeSpan Latency)
{
    public bool IsSuccess => Error is null;

    /// <summary>The receiver wants no more of them.</summary>
    public bool IsGone => StatusCode == StatusCodes.Status410Gone;
}
