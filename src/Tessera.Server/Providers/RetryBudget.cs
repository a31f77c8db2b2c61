namespace Tessera.Server.Providers;

/// <summary>
/// How much repeating a provider is burdened with: each call to it earns a share of a retry, a retry spends a whole one.
/// A provider that fails everything is then called little more often than it is asked for.
/// </summary>
internal sealed class RetryBudget(int percent)
{
    private const int Whole = 100;

    // A quiet provider may be tried again now and then, and a busy one does not save up for a storm.
    private const int AtFirst = 3 * Whole;
    private const int AtMost = 10 * Whole;

    private int _saved = percent == 0 ? 0 : AtFirst;

    public void Earn()
    {
        var seen = Volatile.Read(ref _saved);
        while (seen < AtMost)
        {
            var before = Interlocked.CompareExchange(ref _saved, Math.Min(AtMost, seen + percent), seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }

    public bool TrySpend()
    {
        var seen = Volatile.Read(ref _saved);
        while (seen >= Whole)
        {
            var before = Interlocked.CompareExchange(ref _saved, seen - Whole, seen);
            if (before == seen)
            {
                return true;
            }

            seen = before;
        }

        return false;
    }

    public bool HasOne => Volatile.Read(ref _saved) >= Whole;
}
