using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Providers;

/// <summary>Section <c>Tessera:Routing</c>: what happens when a provider does not serve.</summary>
internal sealed class RoutingOptions
{
    public const string Section = "Tessera:Routing";

    /// <summary>How often all routes of a call are tried again when none of them served.</summary>
    [Range(0, 5)]
    public int Retries { get; set; } = 2;

    /// <summary>About how long before the first retry; then twice as long.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>A provider that asks to wait longer is not waited for.</summary>
    public TimeSpan RetryAfterAtMost { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Retries sent to a provider at most, as a percentage of the calls it gets.</summary>
    [Range(0, 100)]
    public int RetryBudgetPercent { get; set; } = 10;

    /// <summary>How long a call waits for a free slot of a credential before the next credential is tried.</summary>
    public TimeSpan SlotWait { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How many calls may wait for a credential's slots.</summary>
    [Range(0, 100_000)]
    public int SlotQueue { get; set; } = 256;

    /// <summary>A credential is paused when half of its calls fail, once this many were seen in 30 seconds.</summary>
    [Range(2, 10_000)]
    public int BreakerCalls { get; set; } = 10;

    /// <summary>How long it is paused before one call tries again.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "1.00:00:00")]
    public TimeSpan BreakerPause { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a credential that was refused, or has no funds, is not used.</summary>
    public TimeSpan DisabledFor { get; set; } = TimeSpan.FromMinutes(10);
}
