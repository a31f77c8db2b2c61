using System.Data.Common;

namespace Tessera.Server.Storage;

/// <summary>
/// One database connection, lent to one piece of work at a time. Stores write one text of each statement for both
/// engines; the few fragments that differ are named here.
/// </summary>
internal abstract class Session : IAsyncDisposable
{
    private readonly List<Notification> _notifications = [];

    /// <summary>For what reads whole tables, off the hot path.</summary>
    public abstract DbConnection Connection { get; }

    /// <summary>Ends a sub-select that hands out rows: skips those that another node is taking.</summary>
    public abstract string SkipLocked { get; }

    /// <summary>Ends a SELECT of a row that is about to be changed: locks it until this write ends.</summary>
    public abstract string ForUpdate { get; }

    /// <summary>Selects the names of the triggers of the table <c>@table</c>.</summary>
    public abstract string TriggersOfTable { get; }

    /// <summary>A condition: a column contains what a parameter made by <see cref="PatternOf"/> describes.</summary>
    public abstract string Contains(string column, string parameter);

    /// <summary>The pattern of a text in any spelling of its letters, small or capital, in every alphabet.</summary>
    public abstract string PatternOf(string text);

    /// <summary>Selects the size of the database in bytes.</summary>
    public abstract string DatabaseSize { get; }

    /// <summary>
    /// A statement that stays prepared for the connection's life, its parameters named in order of
    /// <paramref name="parameters"/>. Set their values by position, then execute; do not dispose it.
    /// </summary>
    public abstract Statement Prepared(string sql, params ReadOnlySpan<string> parameters);

    /// <summary>Runs a statement for each of the rows; what it returns, in no order.</summary>
    public abstract Task<List<T>> RunManyAsync<T>(ManyText text, IReadOnlyList<object?[]> rows, Func<Rows, T> read);

    /// <summary>Runs an UPDATE that returns nothing for each of the rows; whether each has changed one.</summary>
    public abstract Task<bool[]> ChangeManyAsync(ManyText text, IReadOnlyList<object?[]> rows);

    /// <summary>
    /// Within a write: inserts the row no later than the next statement that needs an answer, or the commit, together with those
    /// that the same text was given for before.
    /// </summary>
    public abstract Task InsertBeforeCommitAsync(ManyText text, params object?[] row);

    /// <summary>Notifies every node, this one too, once this write is committed.</summary>
    public void Notify(Notification notification) => _notifications.Add(notification);

    /// <summary>
    /// Marks this write as one that erases something: the embedded database removes it from its log too, seconds after the
    /// commit. The log of a database server is not ours to change.
    /// </summary>
    public virtual void Erase()
    {
    }

    public abstract ValueTask DisposeAsync();

    /// <summary>The notifications since the last call.</summary>
    internal IReadOnlyList<Notification> TakeNotifications()
    {
        if (_notifications.Count == 0)
        {
            return [];
        }

        var taken = _notifications.ToArray();
        _notifications.Clear();
        return taken;
    }
}
