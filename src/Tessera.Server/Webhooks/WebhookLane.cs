using Tessera.Server.Ledger;

namespace Tessera.Server.Webhooks;

/// <summary>
/// Deliveries that share a concurrency limit: those of one endpoint, or those of one account to hosts that its requests
/// named. The latter share sixteen lanes, so that an account that names many hosts cannot take all of the capacity.
/// </summary>
internal static class WebhookLane
{
    private const int LanesOfRequests = 16;

    public static long OfRequest(AccountId account, string url)
    {
        // FNV-1a: the same in every process, which string.GetHashCode is not.
        var hash = 2166136261u;
        foreach (var letter in new Uri(url).IdnHost)
        {
            hash = unchecked((hash ^ letter) * 16777619u);
        }

        return -((account.Value * LanesOfRequests) + (hash % LanesOfRequests));
    }
}
