using System.ComponentModel.DataAnnotations;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Admin.Accounts;

/// <summary>Tokens to grant to an account or to take back from it.</summary>
internal sealed record TokensRequest : IRequestBody<TokensRequest>
{
    public const long MaxTokens = 1_000_000_000_000;

    [Range(1, MaxTokens)]
    public required long Tokens { get; init; }

    /// <summary>Why; the account's holder sees it in its transactions.</summary>
    [StringLength(200, MinimumLength = 1)]
    [Printable]
    public string? Reason { get; init; }

    /// <summary>The reason in the journal.</summary>
    public string ReasonAfter(string act) => Reason is null ? act : $"{act}: {Reason}";
}
