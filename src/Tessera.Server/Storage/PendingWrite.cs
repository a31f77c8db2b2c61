namespace Tessera.Server.Storage;

/// <summary>A write that waits for its group commit. It may be run twice, so it touches nothing but its session.</summary>
internal abstract class PendingWrite(long? owner, bool isGuarded)
{
    /// <summary>The account whose rows it changes, if it is a single one; two nodes' writes to it are serialised.</summary>
    public long? Owner { get; } = owner;

    /// <summary>
    /// Whether every statement of it is guarded: such writes may run side by side in one transaction, statement by
    /// statement. Others read, then decide, and run alone.
    /// </summary>
    public bool IsGuarded { get; } = isGuarded;

    /// <summary>Guarded writes of one kind run together; by default each is its own.</summary>
    public virtual object Kind => this;

    /// <summary>Runs all of one kind, this among them; the results are kept for <see cref="Complete"/>.</summary>
    public abstract Task RunAsync(Session session, IReadOnlyList<PendingWrite> together);

    /// <summary>It is on disk: the caller of a guarded write continues on this thread, any other's on another.</summary>
    public abstract void Complete();

    /// <summary>Nothing of it happened: its caller gets the failure, on another thread.</summary>
    public abstract void Fail(Exception failure);

    /// <summary>It came after the database was closed. For its caller that is the end of the server, not a fault.</summary>
    public void Refuse() => Fail(new OperationCanceledException("The database is closed, because the server stops."));
}
