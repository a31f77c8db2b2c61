using System.Collections.Concurrent;

namespace Tessera.Server.Storage;

/// <summary>
/// The subscribers of each topic. A listener is called on the thread of the writer or of the listening connection, so it must
/// return at once. After a lost connection every listener is called with 0, because notifications may have been lost.
/// </summary>
internal sealed class Notifications
{
    private readonly ConcurrentDictionary<string, Action<long>> _listeners = new(StringComparer.Ordinal);

    public void Subscribe(string topic, Action<long> listener) =>
        _listeners.AddOrUpdate(topic, listener, (_, others) => others + listener);

    public void Publish(IReadOnlyList<Notification> announcements)
    {
        foreach (var announcement in announcements)
        {
            if (_listeners.TryGetValue(announcement.Topic, out var listeners))
            {
                listeners(announcement.Id);
            }
        }
    }

    public void PublishResync()
    {
        foreach (var listeners in _listeners.Values)
        {
            listeners(0);
        }
    }
}
