namespace Tessera.Server.Storage;

/// <summary>A write with what it gives to its caller.</summary>
internal abstract class PendingResult<T>(long? owner, bool isGuarded) : PendingWrite(owner, isGuarded)
{
    // A guarded write's caller continues where it is completed: threads are chosen for the group, not for each member.
    private readonly TaskCompletionSource<T> _done = new(isGuarded ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Task => _done.Task;

    /// <summary>What its last run gave.</summary>
    protected abstract T Result { get; }

    public override void Complete() => _done.SetResult(Result);

    public override void Fail(Exception failure) =>
        ThreadPool.UnsafeQueueUserWorkItem(static failed => failed._done.SetException(failed.failure), (_done, failure), preferLocal: false);
}
