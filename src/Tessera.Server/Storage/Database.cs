namespace Tessera.Server.Storage;

/// <summary>
/// Where everything is kept that is not a file: SQLite embedded, or PostgreSQL. Reads run side by side; every write goes
/// through the one writer of the process, which commits in groups, and is durable when its task completes.
/// </summary>
internal abstract class Database : IAsyncDisposable
{
    /// <summary>The name for people: a file, or a server and a database.</summary>
    public abstract string Name { get; }

    /// <summary>Whether other server processes may work on the same database at the same time.</summary>
    public abstract bool IsShared { get; }

    /// <summary>Notifications from the writes of this node and of the others.</summary>
    public Notifications Notifications { get; } = new();

    /// <summary>What the writer has committed.</summary>
    public GroupCounts Groups { get; } = new();

    /// <summary>
    /// Runs a read on a pooled connection. It sees every write whose task has completed. The work may run twice, so it
    /// touches nothing but its session.
    /// </summary>
    public abstract Task<T> ReadAsync<T>(Func<Session, Task<T>> read);

    /// <summary>
    /// Runs a write inside the next group commit, alone, and completes after it is on disk. The work may run twice, so it
    /// touches nothing but its session; what it reads to decide by is read with <see cref="Session.ForUpdate"/>.
    /// </summary>
    public Task<T> WriteAsync<T>(Func<Session, Task<T>> write) => Enqueue(new LoneWrite<T>(write, owner: null, isGuarded: false));

    /// <inheritdoc cref="WriteAsync{T}(Func{Session, Task{T}})"/>
    public Task WriteAsync(Func<Session, Task> write) => WriteAsync(async session =>
    {
        await write(session);
        return true;
    });

    /// <summary>The same for a write to the rows of one account, serialised with other nodes' writes to them.</summary>
    public Task<T> WriteAsync<T>(long owner, Func<Session, Task<T>> write) => Enqueue(new LoneWrite<T>(write, owner, isGuarded: false));

    /// <summary>
    /// Runs a write of which every statement is guarded (it decides by its own WHERE, not by what was read before). Such
    /// writes share a group statement by statement: on PostgreSQL the statements of all of them travel together.
    /// </summary>
    /// <param name="owner">
    /// The account whose rows it changes: groups of two nodes that touch one account follow each other, in one order of
    /// accounts, so that they cannot wait for each other.
    /// </param>
    /// <param name="write">The work.</param>
    public Task<T> WriteGuardedAsync<T>(long owner, Func<Session, Task<T>> write) => Enqueue(new LoneWrite<T>(write, owner, isGuarded: true));

    /// <summary>
    /// The same for work that many callers ask for at once: that of a group runs in one go for the items of all of them, so it
    /// can change in one statement what they have in common.
    /// </summary>
    /// <param name="owner">The account whose rows it changes.</param>
    /// <param name="item">What is to be written.</param>
    /// <param name="write">
    /// The work, a result for each item in their order. It is one object for all callers: by that they are known to ask for the
    /// same.
    /// </param>
    public Task<T> WriteTogetherAsync<TItem, T>(long owner, TItem item, Func<Session, IReadOnlyList<TItem>, Task<T[]>> write) =>
        Enqueue(new SharedWrite<TItem, T>(write, item, owner));

    public abstract ValueTask DisposeAsync();

    protected abstract void Enqueue(PendingWrite write);

    private Task<T> Enqueue<T>(PendingResult<T> write)
    {
        Enqueue((PendingWrite)write);
        return write.Task;
    }
}
