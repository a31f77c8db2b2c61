using System.Text.Json.Serialization;

namespace Tessera.Server.Providers;

/// <summary>Where a credential comes from, and so where it is changed.</summary>
internal enum CredentialSource
{
    /// <summary><c>Tessera:Providers</c>.</summary>
    [JsonStringEnumMemberName("configuration")]
    Configuration,

    /// <summary>A variable with the vendor's usual name.</summary>
    [JsonStringEnumMemberName("environment")]
    Environment,

    /// <summary><c>admin provider add</c>.</summary>
    [JsonStringEnumMemberName("stored")]
    Stored,
}
