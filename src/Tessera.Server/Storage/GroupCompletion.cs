namespace Tessera.Server.Storage;

/// <summary>
/// Completes the callers of a group that is on disk. Those of guarded writes, the many, share one work item for each
/// processor: an item for each would wake a thread for each. The others are completed at once and continue elsewhere,
/// because a caller may block for such a write while it holds a lock (Data Protection does, for a new key) that the
/// caller before it in a work item needs.
/// </summary>
internal sealed class GroupCompletion : IThreadPoolWorkItem
{
    private readonly PendingWrite[] _writes;

    private GroupCompletion(PendingWrite[] writes) => _writes = writes;

    public static void Queue(IReadOnlyList<PendingWrite> group)
    {
        var guarded = new List<PendingWrite>(group.Count);
        foreach (var write in group)
        {
            if (write.IsGuarded)
            {
                guarded.Add(write);
            }
            else
            {
                write.Complete();
            }
        }

        var share = (guarded.Count + Environment.ProcessorCount - 1) / Environment.ProcessorCount;
        for (var first = 0; first < guarded.Count; first += share)
        {
            var writes = guarded.GetRange(first, Math.Min(share, guarded.Count - first)).ToArray();
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
