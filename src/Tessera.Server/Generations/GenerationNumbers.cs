using Tessera.Server.Hosting;
using Tessera.Server.Storage;

namespace Tessera.Server.Generations;

/// <summary>
/// The numbers of new generations. They are reserved in blocks: a block is on disk before its first number is used, so that no
/// number is used twice, also after a crash. What a process has reserved and not used is lost.
/// </summary>
internal sealed class GenerationNumbers(Database database, TimeProvider time)
{
    public const int BlockSize = 1024;

    // Generations are listed by their numbers: of two nodes, neither may use numbers that were reserved long ago.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Queue<Block> _blocks = new();
    private Task? _reserving;

    /// <summary>A number that is larger than every one that this process has used.</summary>
    public ValueTask<long> NextAsync()
    {
        lock (_gate)
        {
            if (TryTake() is { } number)
            {
                return ValueTask.FromResult(number);
            }
        }

        return new(ReserveAndTakeAsync());
    }

    /// <summary>Drops what is reserved, so that the next number is larger than any that another node has used until now.</summary>
    public void Drop()
    {
        lock (_gate)
        {
            _blocks.Clear();
        }
    }

    private async Task<long> ReserveAndTakeAsync()
    {
        while (true)
        {
            Task reserving;
            lock (_gate)
            {
                if (TryTake() is { } number)
                {
                    return number;
                }

                reserving = Reserve();
            }

            await reserving;
        }
    }

    private long? TryTake()
    {
        while (_blocks.TryPeek(out var oldest) && (oldest.Left == 0 || Age(oldest) > Freshness))
        {
            _blocks.Dequeue();
        }

        if (!_blocks.TryPeek(out var block))
        {
            return null;
        }

        if (_blocks.Count == 1 && (block.Left <= BlockSize / 2 || Age(block) > Freshness / 2))
        {
            // Beside the calls, so that none has to wait for it. If it fails, the call that finds no number tries again.
            _ = Reserve();
        }

        return block.Take();
    }

    private TimeSpan Age(Block block) => database.IsShared ? time.GetElapsedTime(block.ReservedAt) : TimeSpan.Zero;

    private Task Reserve() => _reserving is null or { IsCompleted: true } ? _reserving = ReserveAsync() : _reserving;

    private async Task ReserveAsync()
    {
        // No account has the number 0: nodes that reserve at the same time follow each other.
        var next = await database.WriteGuardedAsync(owner: 0, async session =>
        {
            var reserve = session.Prepared(
                $"""
                INSERT INTO number_blocks (name, next) VALUES ('generations', {BlockSize} + 1)
                ON CONFLICT (name) DO UPDATE SET next = number_blocks.next + {BlockSize}
                RETURNING next
                """);
            var reserved = await reserve.ExecuteScalarAsync();
            FailPoints.Hit(FailPoints.BeforeNumbersCommit);
            return (long)(reserved ?? throw new InvalidOperationException("The statement returns a row."));
        });
        FailPoints.Hit(FailPoints.AfterNumbersCommit);
        lock (_gate)
        {
            _blocks.Enqueue(new Block(next - BlockSize, next, time.GetTimestamp()));
        }
    }

    private sealed class Block(long next, long end, long reservedAt)
    {
        private long _next = next;

        public long ReservedAt => reservedAt;

        public long Left => end - _next;

        public long Take() => _next++;
    }
}
