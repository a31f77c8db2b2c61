using System.Net;

namespace Tessera.Server.Authentication;

/// <summary>
/// Slows down guessing of what programs present: API keys, refresh tokens, secrets of service accounts. They are too long to
/// be guessed; what is limited is the work that a network makes by trying.
/// </summary>
internal sealed class CredentialThrottle(FixedWindowCounters counts)
{
    public const int MaxFromNetwork = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How long a network has to wait before its next try; null: it may try now.</summary>
    public TimeSpan? WaitOf(IPAddress? from) => counts.WaitFor(LimitsOf(from));

    /// <summary>A network presented something that is none of ours.</summary>
    public void Add(IPAddress? from) => counts.TryAdd(LimitsOf(from));

    private static FixedWindowCounters.Limit[] LimitsOf(IPAddress? from) => ClientNetworks.Of(from).Limits("secret", MaxFromNetwork, Window);
}
