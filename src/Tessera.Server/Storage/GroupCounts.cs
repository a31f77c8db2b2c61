namespace Tessera.Server.Storage;

/// <summary>How many writes this process has committed in how many groups. Counted by the one writer.</summary>
internal sealed class GroupCounts
{
    private long _writes;
    private long _commits;

    public (long Writes, long Commits) SoFar => (Volatile.Read(ref _writes), Volatile.Read(ref _commits));

    public void Add(int writes)
    {
        Volatile.Write(ref _writes, _writes + writes);
        Volatile.Write(ref _commits, _commits + 1);
    }
}
