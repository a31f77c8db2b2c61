using Tessera.Server.Generations.History;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations.Outcome;

/// <summary>
/// Lets requests follow generations, on whichever node they run: a commit that changes one notifies, and all that follow it share one
/// read of its row.
/// </summary>
internal sealed class GenerationFeeds
{
    /// <summary>How many requests of an account may follow generations at once on this node.</summary>
    public const int MostOfAccount = 50;

    private const int Most = 2_000;

    private readonly GenerationReader _reader;
    private readonly Lock _gate = new();
    private readonly Dictionary<GenerationId, Feed> _feeds = [];
    private readonly Dictionary<AccountId, int> _followers = [];
    private int _all;

    public GenerationFeeds(GenerationReader reader, Database database)
    {
        _reader = reader;
        database.Notifications.Subscribe(CompletionNotifier.Topic, Signal);
        database.Notifications.Subscribe(GenerationStore.Progressed, Signal);
    }

    /// <summary>Begins to follow a generation; null when too many requests do so.</summary>
    public Follower? TryFollow(AccountId account, GenerationId id)
    {
        lock (_gate)
        {
            var own = _followers.GetValueOrDefault(account);
            if (own >= MostOfAccount || _all >= Most)
            {
                return null;
            }

            _followers[account] = own + 1;
            _all++;
            if (!_feeds.TryGetValue(id, out var feed))
            {
                _feeds.Add(id, feed = new Feed());
            }

            feed.Followers++;
            return new Follower(this, feed, account, id);
        }
    }

    private void Signal(long id)
    {
        lock (_gate)
        {
            // Zero: notifications were lost, so every row is read again.
            foreach (var feed in id == 0 ? [.. _feeds.Values] : _feeds.TryGetValue(new GenerationId(id), out var one) ? new[] { one } : [])
            {
                feed.Read = null;
                feed.Changed.TrySetResult();
                feed.Changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            }
        }
    }

    private void Leave(AccountId account, GenerationId id, Feed feed)
    {
        lock (_gate)
        {
            _all--;
            if (_followers[account]-- == 1)
            {
                _followers.Remove(account);
            }

            if (--feed.Followers == 0)
            {
                _feeds.Remove(id);
            }
        }
    }

    /// <summary>One request that follows a generation.</summary>
    internal sealed class Follower(GenerationFeeds all, Feed feed, AccountId account, GenerationId id) : IDisposable
    {
        private Task _changed = Task.CompletedTask;

        /// <summary>The generation as it is now; null when it was deleted.</summary>
        public async Task<Generation?> ReadAsync()
        {
            Task<Generation?> read;
            lock (all._gate)
            {
                _changed = feed.Changed.Task;
                read = feed.Read ??= all._reader.FindAsync(account, id);
            }

            try
            {
                return await read;
            }
            catch
            {
                Forget(read);
                throw;
            }
        }

        /// <summary>Waits until it has changed since it was read, or for some time, after which it is read again in any case.</summary>
        public async Task WaitAsync(TimeSpan atMost, TimeProvider time, CancellationToken ct)
        {
            var read = feed.Read;
            try
            {
                await _changed.WaitAsync(atMost, time, ct);
            }
            catch (TimeoutException)
            {
                Forget(read);
            }
        }

        public void Dispose() => all.Leave(account, id, feed);

        private void Forget(Task<Generation?>? read)
        {
            lock (all._gate)
            {
                feed.Read = feed.Read == read ? null : feed.Read;
            }
        }
    }

    /// <summary>What the requests that follow one generation share.</summary>
    internal sealed class Feed
    {
        public int Followers { get; set; }

        public Task<Generation?>? Read { get; set; }

        public TaskCompletionSource Changed { get; set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
