using System.Net;
using Tessera.Server.Authentication;

namespace Tessera.Server.Accounts;

/// <summary>
/// Slows down password guessing: per email and network, per network, and per email. The last limit still leaves each network a
/// few attempts, so that guesses from elsewhere cannot lock an account out. A correct password clears the count of its email
/// and network.
/// </summary>
internal sealed class SignInThrottle(FixedWindowCounters counts)
{
    public const int MaxFromNetwork = 100;

    /// <summary>Wrong passwords for one email from one network.</summary>
    public const int MaxByEmail = 10;

    /// <summary>Wrong passwords for one email from all networks, above which each network gets fewer attempts.</summary>
    public const int ManyByEmail = 100;

    public const int MaxByEmailUnderAttack = 3;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Counts an attempt as failed until it succeeds, so that concurrent guesses are counted too. Null: proceed; otherwise how
    /// long to wait before another attempt.
    /// </summary>
    public TimeSpan? Begin(string email, IPAddress? from)
    {
        var most = counts.CountOf(Everywhere(email)) < ManyByEmail ? MaxByEmail : MaxByEmailUnderAttack;
        return counts.TryAdd([Here(email, from, most), Everywhere(email), .. OfNetwork(from)]);
    }

    /// <summary>
    /// The password was correct: clears the failures before it from the same network, and uncounts this attempt.
    /// </summary>
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
