namespace Tessera.Server.Storage;

/// <summary>A write that runs together with those of its group that do the same work, each for an item of its own.</summary>
internal sealed class SharedWrite<TItem, T>(Func<Session, IReadOnlyList<TItem>, Task<T[]>> work, TItem item, long owner)
    : PendingResult<T>(owner, isGuarded: true)
{
    private readonly TItem _item = item;
    private T? _result;

    public override object Kind => work;

    protected override T Result => _result!;

    public override async Task RunAsync(Session session, IReadOnlyList<PendingWrite> together)
    {
        var results = await work(session, [.. together.Select(write => ((SharedWrite<TItem, T>)write)._item)]);
        if (results.Length != together.Count)
        {
            throw new InvalidOperationException($"The work of {together.Count} writes gave {results.Length} results.");
        }

        for (var index = 0; index < results.Length; index++)
        {
            ((SharedWrite<TItem, T>)together[index])._result = results[index];
        }
    }
}
