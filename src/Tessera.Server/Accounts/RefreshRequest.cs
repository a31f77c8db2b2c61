using System.ComponentModel.DataAnnotations;
using Tessera.Server.Authentication;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>A refresh token.</summary>
internal sealed record RefreshRequest : IRequestBody<RefreshRequest>
{
    [StringLength(SignInStore.MaxTokenLength, MinimumLength = 1)]
    public required string RefreshToken { get; init; }
}
