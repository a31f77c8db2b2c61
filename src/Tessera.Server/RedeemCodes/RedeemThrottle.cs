using System.Net;
using Tessera.Server.Authentication;
using Tessera.Server.Ledger;

namespace Tessera.Server.RedeemCodes;

/// <summary>
/// Slows down the guessing of codes, per account and per network. An attempt counts as wrong until its code is redeemed, so that
/// guesses made at once are counted too.
/// </summary>
internal sealed class RedeemThrottle(FixedWindowCounters counts)
{
    public const int MaxByAccount = 10;

    public const int MaxFromNetwork = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>Counts an attempt. Null: proceed; otherwise how long to wait.</summary>
    public TimeSpan? Begin(AccountId account, IPAddress? from) => counts.TryAdd(LimitsOf(account, from));

    /// <summary>The code was right: uncounts the attempt.</summary>
    public void Succeed(AccountId account, IPAddress? from)
    {
        foreach (var limit in LimitsOf(account, from))
        {
            counts.TakeBack(limit);
        }
    }

    private static FixedWindowCounters.Limit[] LimitsOf(AccountId account, IPAddress? from) =>
        [new($"redeem by {account}", MaxByAccount, Window), .. ClientNetworks.Of(from).Limits("redeem", MaxFromNetwork, Window)];
}
