using Tessera.Server.Ledger;

namespace Tessera.Server.RedeemCodes;

/// <summary>A stored code, which is worth tokens once.</summary>
/// <param name="Id">Its number.</param>
/// <param name="LastFour">Its last four letters, by which it is recognised.</param>
/// <param name="Tokens">The pack tokens it is worth.</param>
/// <param name="Note">What it is for; only administrators see it.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="ExpiresAt">From when on it is refused; null never.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="RedeemedAt">When it was redeemed.</param>
/// <param name="Account">The account that redeemed it.</param>
internal sealed record RedeemCode(
    long Id,
    string LastFour,
    long Tokens,
    string? Note,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ExpiresAt,
    DateTimeOffset? RevokedAt,
    DateTimeOffset? RedeemedAt,
    AccountId? Account)
{
    /// <summary>The letters and digits of a code, without its dashes: 80 bits.</summary>
    public const int Length = 16;

    public RedeemCodeState StateAt(DateTimeOffset now) =>
        RedeemedAt is not null ? RedeemCodeState.Redeemed
        : RevokedAt is not null ? RedeemCodeState.Revoked
        : ExpiresAt <= now ? RedeemCodeState.Expired
        : RedeemCodeState.Open;
}
