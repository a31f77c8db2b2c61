using System.Text.Json.Serialization;

namespace Tessera.Server.Providers;

/// <summary>Whether a credential gets calls, and if not, why.</summary>
internal enum CredentialState
{
    /// <summary>It gets calls.</summary>
    [JsonStringEnumMemberName("ok")]
    Ok,

    /// <summary>An operator has disabled it, or its secret cannot be decrypted.</summary>
    [JsonStringEnumMemberName("disabled")]
    Disabled,

    /// <summary>The provider refused the key.</summary>
    [JsonStringEnumMemberName("refused")]
    Refused,

    /// <summary>The account at the provider has no funds.</summary>
    [JsonStringEnumMemberName("without_funds")]
    WithoutFunds,

    /// <summary>Its last test failed, or half of its last calls; where many fail, the circuit breaker stops them for a moment.</summary>
    [JsonStringEnumMemberName("failing")]
    Failing,
}
