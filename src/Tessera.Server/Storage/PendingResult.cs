namespace Tessera.Server.Storage;

/// <summary>A write with what it gives to its caller.</summary>
internal sealed class PendingResult<T>(Func<Session, Task<T>> work, long? owner, bool isGuarded) : PendingWrite(owner, isGuarded)
{
    // Its caller continues where it is completed: threads are chosen for the group, not for each member.
    private readonly TaskCompletionSource<T> _done = new();
    private Task<T>? _result;

    public Task<T> Task => _done.Task;

    public override Task RunAsync(Session session) => _result = work(session);

    public override void Complete() => _done.SetFromTask(_result ?? throw new InvalidOperationException("Not run."));

    public override void Fail(Exception failure) =>
        ThreadPool.UnsafeQueueUserWorkItem(static failed => failed._done.SetException(failed.failure), (_done, failure), preferLocal: false);
}
