using System.Text.Json.Serialization;

namespace Tessera.Server.Authentication;

/// <summary>
/// What an account may do beyond its own affairs, from the least to the most. An account administers only those of a lower role.
/// </summary>
internal enum AccountRole
{
    /// <summary>Uses the installation, and administers nothing.</summary>
    [JsonStringEnumMemberName("member")]
    Member,

    /// <summary>Sees the administration and changes nothing.</summary>
    [JsonStringEnumMemberName("auditor")]
    Auditor,

    /// <summary>Administers members and auditors, providers and workspaces.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,

    /// <summary>Administers everything. There is exactly one owner.</summary>
    [JsonStringEnumMemberName("owner")]
    Owner,
}
