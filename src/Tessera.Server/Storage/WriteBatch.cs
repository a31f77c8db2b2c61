namespace Tessera.Server.Storage;

/// <summary>Writes of one group that run together: guarded ones of one kind, or a single one of any other.</summary>
internal sealed class WriteBatch(IReadOnlyList<PendingWrite> writes)
{
    public IReadOnlyList<PendingWrite> Writes => writes;

    public bool IsGuarded => writes[0].IsGuarded;

    /// <summary>
    /// The batches of a group. Guarded writes decide by themselves, so they may change places with each other; none passes one
    /// that is not.
    /// </summary>
    public static List<WriteBatch> Of(ReadOnlySpan<PendingWrite> group)
    {
        var batches = new List<WriteBatch>();
        var kinds = new Dictionary<object, List<PendingWrite>>();
        foreach (var write in group)
        {
            if (!write.IsGuarded)
            {
                kinds.Clear();
                batches.Add(new WriteBatch([write]));
            }
            else if (kinds.TryGetValue(write.Kind, out var others))
            {
                others.Add(write);
            }
            else
            {
                var first = new List<PendingWrite> { write };
                kinds.Add(write.Kind, first);
                batches.Add(new WriteBatch(first));
            }
        }

        return batches;
    }

    public Task RunAsync(Session session) => writes[0].RunAsync(session, writes);

    /// <summary>Its halves; itself where it is one write.</summary>
    public IEnumerable<WriteBatch> Split() => writes.Chunk((writes.Count + 1) / 2).Select(half => new WriteBatch(half));
}
