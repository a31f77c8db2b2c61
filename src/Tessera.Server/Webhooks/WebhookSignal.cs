using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary>
/// Wakes the dispatcher of this process: a delivery is due, whichever node wrote it, or there is capacity again.
/// </summary>
internal sealed class WebhookSignal
{
    /// <summary>The notification topic for a due delivery: a hint to check the outbox.</summary>
    public const string Due = "webhook";

    private TaskCompletionSource _next = NewSource();

    public WebhookSignal(Database database) => database.Notifications.Subscribe(Due, _ => Wake());

    /// <summary>
    /// Completes at the next <see cref="Wake"/>. Get it before checking the outbox, so that a wake in between is not missed.
    /// </summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, NewSource()).TrySetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
