using Tessera.Server.Storage;

namespace Tessera.Server.Webhooks;

/// <summary>Wakes the dispatcher of this process: something is due, whichever node wrote it, or there is room again.</summary>
internal sealed class WebhookSignal
{
    /// <summary>Announced when a delivery is due: a hint to look at the outbox.</summary>
    public const string Due = "webhook";

    private TaskCompletionSource _next = NewSource();

    public WebhookSignal(Database database) => database.Notifications.Subscribe(Due, _ => Wake());

    /// <summary>Completes at the next <see cref="Wake"/>. Take it first, then look: what comes in between is not missed.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    public void Wake() => Interlocked.Exchange(ref _next, NewSource()).TrySetResult();

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
