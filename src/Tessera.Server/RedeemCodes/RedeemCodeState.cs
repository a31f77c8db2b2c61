using System.Text.Json.Serialization;

namespace Tessera.Server.RedeemCodes;

/// <summary>Whether a code can be redeemed, and if not, why.</summary>
internal enum RedeemCodeState
{
    [JsonStringEnumMemberName("open")]
    Open,

    [JsonStringEnumMemberName("redeemed")]
    Redeemed,

    [JsonStringEnumMemberName("revoked")]
    Revoked,

    [JsonStringEnumMemberName("expired")]
    Expired,
}
