using System.Security.Cryptography;

namespace Tessera.Server.Webhooks.Deliveries;

/// <summary>When a failed delivery is retried: eight attempts over 28 hours.</summary>
internal static class RetrySchedule
{
    private const int JitterPermille = 100;

    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromSeconds(5),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(5),
        TimeSpan.FromHours(10),
        TimeSpan.FromHours(10),
    ];

    /// <summary>
    /// The delay after this many failures, with up to a tenth of jitter, so that deliveries that failed together are not
    /// retried together; null after the last attempt.
    /// </summary>
    public static TimeSpan? After(int failures) => failures > Delays.Length
        ? null
        : Delays[failures - 1] * (1 + (RandomNumberGenerator.GetInt32(JitterPermille) / 1000.0));
}
