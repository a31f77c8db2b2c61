using System.Text.Json.Serialization;

namespace Tessera.Server.Ledger;

/// <summary>Why tokens moved.</summary>
internal enum JournalKind
{
    /// <summary>Issued to an account.</summary>
    [JsonStringEnumMemberName("grant")]
    Grant,

    /// <summary>Tokens left the account unspent: they expired with their plan's period, or the operator took them back.</summary>
    [JsonStringEnumMemberName("expire")]
    Expire,

    /// <summary>Set aside for a generation.</summary>
    [JsonStringEnumMemberName("hold")]
    Hold,

    /// <summary>A hold ended: captured, released, or part of each.</summary>
    [JsonStringEnumMemberName("settle")]
    Settle,
}
