using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.RedeemCodes;

/// <summary>A code to redeem.</summary>
internal sealed record RedeemRequest : IRequestBody<RedeemRequest>
{
    /// <summary>The code, with or without its dashes, in small or capital letters.</summary>
    [StringLength(100, MinimumLength = 1)]
    public required string Code { get; init; }
}
