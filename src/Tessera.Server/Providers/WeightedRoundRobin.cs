namespace Tessera.Server.Providers;

/// <summary>
/// Smooth weighted round robin: in every run as long as the sum of the weights, each index comes up exactly as often as its
/// weight, spread as evenly as possible.
/// </summary>
internal sealed class WeightedRoundRobin
{
    private const int MaxLength = 100_000;

    private readonly int[] _order;
    private int _next = -1;

    public WeightedRoundRobin(IReadOnlyList<int> weights)
    {
        var total = Math.Min(weights.Sum(), MaxLength);
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

    /// <summary>The next index.</summary>
    public int Next() => _order.Length == 1 ? _order[0] : _order[(uint)Interlocked.Increment(ref _next) % (uint)_order.Length];
}
