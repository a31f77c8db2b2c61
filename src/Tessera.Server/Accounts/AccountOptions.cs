using System.ComponentModel.DataAnnotations;

namespace Tessera.Server.Accounts;

/// <summary>Section <c>Tessera:Accounts</c>: the rules of registration.</summary>
internal sealed class AccountOptions
{
    public const string Section = "Tessera:Accounts";

    public RegistrationMode Registration { get; set; } = RegistrationMode.Auto;

    /// <summary>
    /// Registrations allowed within 24 hours from one IPv4 address or IPv6 /64; ten times as many from the surrounding /24 or
    /// /48.
    /// </summary>
    [Range(1, 1_000_000)]
    public int RegistrationsPerNetwork { get; set; } = 5;
}
