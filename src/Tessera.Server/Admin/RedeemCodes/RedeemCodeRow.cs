using Tessera.Server.Http;
using Tessera.Server.RedeemCodes;

namespace Tessera.Server.Admin.RedeemCodes;

/// <summary>A code for tokens, without its text.</summary>
internal record RedeemCodeRow
{
    public required long Id { get; init; }

    /// <summary>The last four letters of the code.</summary>
    public required string LastFour { get; init; }

    /// <summary>The tokens it is worth.</summary>
    public required long Tokens { get; init; }

    /// <summary>What it is for; only administrators see it.</summary>
    public required string? Note { get; init; }

    /// <summary>open, redeemed, revoked or expired.</summary>
    public required string State { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>From when on it is refused; null never.</summary>
    public required DateTimeOffset? ExpiresAt { get; init; }

    public required DateTimeOffset? RevokedAt { get; init; }

    public required DateTimeOffset? RedeemedAt { get; init; }

    /// <summary>The number of the account that redeemed it.</summary>
    public required long? Account { get; init; }

    public static RedeemCodeRow Of(RedeemCode code, DateTimeOffset now) => new()
    {
        Id = code.Id,
        LastFour = code.LastFour,
        Tokens = code.Tokens,
        Note = code.Note,
        State = code.StateAt(now).ToWire(),
        CreatedAt = code.CreatedAt,
        ExpiresAt = code.ExpiresAt,
        RevokedAt = code.RevokedAt,
        RedeemedAt = code.RedeemedAt,
        Account = code.Account?.Value,
    };
}
