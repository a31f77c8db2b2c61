using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Tessera.Server.Admin.Accounts;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.RedeemCodes;

/// <summary>Codes to create, all alike.</summary>
internal sealed record CreateRedeemCodesRequest : IRequestBody<CreateRedeemCodesRequest>, ICheckedBody
{
    public const int MaxCodes = 500;

    /// <summary>The tokens that each code is worth.</summary>
    [Range(1, TokensRequest.MaxTokens)]
    public required long Tokens { get; init; }

    /// <summary>How many.</summary>
    [Range(1, MaxCodes)]
    [DefaultValue(1)]
    public int Count { get; init; }

    /// <summary>From when on they are refused; without it never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>What they are for; only administrators see it.</summary>
    [StringLength(200, MinimumLength = 1)]
    [Printable]
    public string? Note { get; init; }

    public IEnumerable<FieldError> Check(IServiceProvider services)
    {
        if (ExpiresAt <= services.GetRequiredService<TimeProvider>().GetUtcNow())
        {
            yield return new("expires_at", FieldTexts.InThePast("expires_at"));
        }
    }
}
