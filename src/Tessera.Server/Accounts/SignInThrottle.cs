using System.Net;
using Tessera.Server.Authentication;

namespace Tessera.Server.Accounts;

/// <summary>
/// Slows down guessing of passwords: by email and network together, by network, and by email alone. The last leaves every
/// network some tries, so that an account cannot be locked out by guesses from elsewhere. A right password clears the count
/// of its email and network.
/// </summary>
internal sealed class SignInThrottle(FixedWindowCounters counts)
{
    public const int MaxFromNetwork = 100;

    /// <summary>Wrong passwords for one email from one network.</summary>
    public const int MaxByEmail = 10;

    /// <summary>Wrong passwords for one email from everywhere, above which each network has fewer tries.</summary>
    public const int ManyByEmail = 100;

    public const int MaxByEmailUnderAttack = 3;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Counts a try as failed until it turns out right, so that guesses made at the same time are counted too. Null: go
    /// on; otherwise how long to wait before another try.
    /// </summary>
    public TimeSpan? Begin(string email, IPAddress? from)
    {
        var most = counts.CountOf(Everywhere(email)) < ManyByEmail ? MaxByEmail : MaxByEmailUnderAttack;
        return counts.TryAdd([Here(email, from, most), Everywhere(email), .. OfNetwork(from)]);
    }

    /// <summary>The password was right: the slips before it from the same network are forgiven, and this try was none.</summary>
    public void Succeed(string email, IPAddress? from)
    {
        counts.Forget(Here(email, from, MaxByEmail));
        foreach (var limit in (FixedWindowCounters.Limit[])[Everywhere(email), .. OfNetwork(from)])
        {
            counts.TakeBack(limit);
        }
    }

    private static FixedWindowCounters.Limit Here(string email, IPAddress? from, int most) => new($"sign-in {ClientNetworks.Of(from).Own} {email}", most, Window);

    private static FixedWindowCounters.Limit Everywhere(string email) => new($"sign-in of {email}", int.MaxValue, Window);

    private static FixedWindowCounters.Limit[] OfNetwork(IPAddress? from) => ClientNetworks.Of(from).Limits("sign-in", MaxFromNetwork, Window);
}
