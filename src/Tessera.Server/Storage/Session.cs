using System.Data.Common;

namespace Tessera.Server.Storage;

/// <summary>
/// One database connection, lent to one piece of work at a time. Stores write one text of each statement for both
/// engines; the few words that truly differ are the fragments named here.
/// </summary>
internal abstract class Session : IAsyncDisposable
{
    private readonly List<Notification> _announcements = [];

    /// <summary>For what reads whole tables, off the hot path.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>Ends a sub-select that hands out rows: those that another node is taking are passed over.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>Ends a SELECT whose row is about to be changed by what was read: nobody else changes it meanwhile.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Selects the names of the triggers of the table <c>@table</c>.</summary>
    public abstract string TriggersOfTable { get; }

    /// <summary>
    /// A statement that stays prepared for the connection's life, its parameters named in order of
    /// <paramref name="parameters"/>. Set their values by position, then execute; do not dispose it.
    /// </summary>
    public abstract Statement Prepared(string sql, params ReadOnlySpan<string> parameters);

    /// <summary>Tells every node, this one too, once what this write changed is committed.</summary>
    public void Notify(Notification announcement) => _announcements.Add(announcement);

    /// <summary>
    /// Says that this write removes what is to be gone: on the embedded database it leaves the log too, seconds after the
    /// commit. What other servers keep in theirs is not ours to change.
    /// </summary>
    public virtual void Erase()
    {
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>What was announced since this was last asked.</summary>
    internal IReadOnlyList<Notification> TakeNotifications()
    {
        if (_announcements.Count == 0)
        {
            return [];
        }

        var taken = _announcements.ToArray();
        _announcements.Clear();
        return taken;
    }
}
