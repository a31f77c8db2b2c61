using System.Net;

namespace Tessera.Server.Authentication;

/// <summary>
/// Throttles unknown credentials per network: API keys, refresh tokens, secrets of service accounts. They are too long to be
/// guessed; the limit bounds the work that guessing causes.
/// </summary>
internal sealed class CredentialThrottle(FixedWindowCounters counts)
{
    public const int MaxFromNetwork = 100;

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(15);

    /// <summary>How long a network must wait before its next attempt; null: no wait.</summary>
    public TimeSpan? WaitOf(IPAddress? from) => counts.WaitFor(LimitsOf(from));

    /// <summary>Counts an unknown credential presented by a network.</summary>
    public void Add(IPAddress? from) => counts.TryAdd(LimitsOf(from));

    private static FixedWindowCounters.Limit[] LimitsOf(IPAddress? from) => ClientNetworks.Of(from).Limits("secret", MaxFromNetwork, Window);
}
