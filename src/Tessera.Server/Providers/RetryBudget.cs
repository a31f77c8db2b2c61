namespace Tessera.Server.Providers;

/// <summary>
/// Limits the retries sent to a provider: each call earns a share of a retry, a retry spends a whole one. A provider that
/// fails everything then gets little more than its normal load.
/// </summary>
internal sealed class RetryBudget(int percent)
{
    private const int OneRetry = 100;

    // A quiet provider may get a retry now and then, and a busy one does not save up for a retry storm.
    private const int Initial = 3 * OneRetry;
    private const int Maximum = 10 * OneRetry;

    private int _saved = percent == 0 ? 0 : Initial;

    public void Earn()
    {
        var seen = Volatile.Read(ref _saved);
        while (seen < Maximum)
        {
            var before = Interlocked.CompareExchange(ref _saved, Math.Min(Maximum, seen + percent), seen);
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
        while (seen >= OneRetry)
        {
            var before = Interlocked.CompareExchange(ref _saved, seen - OneRetry, seen);
            if (before == seen)
            {
                return true;
            }

            seen = before;
        }

        return false;
    }

    public bool HasOne => Volatile.Read(ref _saved) >= OneRetry;
}
