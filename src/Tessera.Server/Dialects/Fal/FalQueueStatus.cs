using System.Text.Json.Serialization;

namespace Tessera.Server.Dialects.Fal;

/// <summary>How a request in the queue stands.</summary>
/// <param name="Status"><c>IN_QUEUE</c>, <c>IN_PROGRESS</c> or <c>COMPLETED</c>; a request that failed is completed, too, and its result is the error.</param>
/// <param name="RequestId">The ID of the request.</param>
/// <param name="ResponseUrl">Where its result is.</param>
/// <param name="StatusUrl">Where this status is.</param>
/// <param name="CancelUrl">Where it is canceled.</param>
internal sealed record FalQueueStatus(string Status, string RequestId, string ResponseUrl, string StatusUrl, string CancelUrl)
{
    /// <summary>In the queue: always 0, the position is not known.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? QueuePosition { get; init; }

    /// <summary>In progress and completed: the progress, if <c>logs=1</c> and the provider reports it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FalLog>? Logs { get; init; }

    /// <summary>Completed: how long it took.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public FalMetrics? Metrics { get; init; }

    /// <param name="Message">What happened.</param>
    /// <param name="Level">The level: <c>INFO</c>.</param>
    /// <param name="Source">The source: <c>USER</c>.</param>
    /// <param name="Timestamp">When it happened.</param>
    internal sealed record FalLog(string Message, string Level, string Source, DateTimeOffset Timestamp);

    /// <param name="InferenceTime">Seconds from the admission to the result; null when it was canceled.</param>
    internal sealed record FalMetrics(double? InferenceTime);
}
