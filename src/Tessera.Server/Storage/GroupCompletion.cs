namespace Tessera.Server.Storage;

/// <summary>
/// Completes the callers of a group that is on disk, with one work item for each processor: an item for each caller would
/// wake a thread for each.
/// </summary>
internal sealed class GroupCompletion : IThreadPoolWorkItem
{
    private readonly PendingWrite[] _writes;

    private GroupCompletion(PendingWrite[] writes) => _writes = writes;

    public static void Queue(ReadOnlySpan<PendingWrite> group)
    {
        var share = (group.Length + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        for (var rest = group; !rest.IsEmpty; rest = rest[Math.Min(share, rest.Length)..])
        {
            var writes = rest[..Math.Min(share, rest.Length)].ToArray();
            ThreadPool.UnsafeQueueUserWorkItem(new GroupCompletion(writes), preferLocal: false);
        }
    }

    void IThreadPoolWorkItem.Execute()
    {
        foreach (var write in _writes)
        {
            write.Complete();
        }
    }
}
