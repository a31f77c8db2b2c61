using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;

namespace Tessera.Server.Storage;

/// <summary>
/// The subscribers of each topic. A listener is called on the thread of the writer or of the listening connection, so it must
/// return at once. After a lost connection every listener is called with 0, because notifications may have been lost.
/// </summary>
internal sealed partial class Notifications
{
    private readonly ConcurrentDictionary<string, Action<long>> _listeners = new(StringComparer.Ordinal);

    /// <summary>Where the failures of listeners are logged.</summary>
    public ILogger Logger { get; set; } = NullLogger.Instance;

    public void Subscribe(string topic, Action<long> listener) =>
        _listeners.AddOrUpdate(topic, listener, (_, others) => others + listener);

    public void Publish(IReadOnlyList<Notification> notifications)
    {
        foreach (var notification in notifications)
        {
            if (_listeners.TryGetValue(notification.Topic, out var listeners))
            {
                Call(notification.Topic, listeners, notification.Id);
            }
        }
    }

    public void PublishResync()
    {
        foreach (var (topic, listeners) in _listeners)
        {
            Call(topic, listeners, 0);
        }
    }

    private void Call(string topic, Action<long> listeners, long id)
    {
        foreach (var listener in Delegate.EnumerateInvocationList(listeners))
        {
            try
            {
                listener(id);
            }
#pragma warning disable CA1031 // The commit has happened: a bug in one listener must neither end the writer's thread nor fail the callers.
            catch (Exception bug)
#pragma warning restore CA1031
            {
                LogFailed(Logger, bug, topic, id);
            }
        }
    }

    [LoggerMessage(LogLevel.Error, "A listener of '{Topic}' failed for {Id}.")]
    private static partial void LogFailed(ILogger logger, Exception bug, string topic, long id);
}
