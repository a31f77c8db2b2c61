namespace Tessera.Server.Webhooks;

/// <summary>Wakes the deliverer of this process: something is due, or there is room again.</summary>
internal sealed class WebhookSignal
{
    private TaskCompletionSource _next = NewSource();

    /// <summary>Completes at the next <see cref="Wake"/>. Take it first, then look: what comes in between is not missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, NewSource()).TrySetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
