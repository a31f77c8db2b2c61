namespace Tessera.Server.Providers;

/// <summary>
/// Whose turn it is among equals: in any run of as many turns as the weights add up to, each comes up exactly by its
/// weight, and as evenly spread as can be.
/// </summary>
internal sealed class WeightedRoundRobin
{
    private const int MostTurns = 100_000;

    private readonly int[] _order;
    private int _next = -1;

    public WeightedRoundRobin(IReadOnlyList<int> weights)
    {
        var total = Math.Min(weights.Sum(), MostTurns);
        var due = new long[weights.Count];
        _order = new int[total];
        for (var turn = 0; turn < total; turn++)
        {
            var most = 0;
            for (var index = 0; index < due.Length; index++)
            {
                due[index] += weights[index];
                most = due[index] > due[most] ? index : most;
            }

            due[most] -= weights.Sum();
            _order[turn] = most;
        }
    }

    /// <summary>The index of whose turn it is.</summary>
    public int Next() => _order.Length == 1 ? _order[0] : _order[(uint)Interlocked.Increment(ref _next) % (uint)_order.Length];
}
