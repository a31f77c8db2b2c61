namespace Tessera.Server.Storage;

/// <summary>A write that runs by itself.</summary>
internal sealed class LoneWrite<T>(Func<Session, Task<T>> work, long? owner, bool isGuarded) : PendingResult<T>(owner, isGuarded)
{
    private Task<T>? _result;

    protected override T Result => (_result ?? throw new InvalidOperationException("Not run.")).GetAwaiter().GetResult();

    public override Task RunAsync(Session session, IReadOnlyList<PendingWrite> together) => _result = work(session);
}
