using System.Numerics;

namespace Tessera.Server.Providers;

/// <summary>
/// Which of a credential's last ten calls failed. The circuit breaker judges busy credentials by half a minute; this also judges
/// one with a call an hour. A call among ten that succeeded changes nothing and writes nothing.
/// </summary>
internal sealed class RecentOutcomes
{
    private const int Kept = 10;

    // A bit for each call, the last one lowest, below a one that marks how many there are.
    private const int None = 1;
    private const int AllAccepted = None << Kept;

    private int _bits = None;

    /// <summary>Whether all calls failed, or at least two and half of them.</summary>
    public bool IsFailing
    {
        get
        {
            var bits = Volatile.Read(ref _bits);
            var (calls, failures) = (BitOperations.Log2((uint)bits), BitOperations.PopCount((uint)bits) - 1);
            return failures > 0 && (failures == calls || (failures > 1 && failures * 2 >= calls));
        }
    }

    public void Note(bool hasFailed)
    {
        int before, after;
        do
        {
            before = Volatile.Read(ref _bits);
            if (before == AllAccepted && !hasFailed)
            {
                return;
            }

            after = (before << 1) | (hasFailed ? 1 : 0);
            if (after >= AllAccepted << 1)
            {
                after = AllAccepted | (after & (AllAccepted - 1));
            }
        }
        while (Interlocked.CompareExchange(ref _bits, after, before) != before);
    }

    /// <summary>Forgets the calls before: a test shows the state now.</summary>
    public void Restart(bool hasFailed) => Volatile.Write(ref _bits, (None << 1) | (hasFailed ? 1 : 0));
}
