namespace Tessera.Server.Storage;

/// <summary>A write with what it gives to its caller.</summary>
internal sealed class PendingResult<T>(Func<Session, Task<T>> work, long? owner, bool isGuarded) : PendingWrite(owner, isGuarded)
{
    private readonly TaskCompletionSource<T> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<T>? _result;

    public Task<T> Task => _done.Task;

    public override Task RunAsync(Session session) => _result = work(session);

    public override void Complete() => _done.SetFromTask(_result ?? throw new InvalidOperationException("Not run."));

    public override void Fail(Exception failure) => _done.SetException(failure);
}
