using System.ComponentModel.DataAnnotations;
using Tessera.Server.Authentication;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.Accounts;

/// <summary>The sign-in to end: that of this refresh token, or, without one, that of the access token in the header.</summary>
internal sealed record LogoutRequest : IRequestBody<LogoutRequest>
{
    public static bool IsOptional => true;

    [StringLength(SignInStore.MaxTokenLength, MinimumLength = 1)]
    public string? RefreshToken { get; init; }
}
