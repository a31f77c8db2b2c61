using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Admin;

/// <summary>
/// <c>admin service-account revoke</c>: revokes a service account; it and all its tokens are refused once the reply is sent.
/// </summary>
internal static class RevokeClient
{
    public static async Task<Results<NoContent, ApiError>> Handle(string clientId, ServiceAccountStore clients) =>
        await clients.RevokeAsync(clientId)
            ? TypedResults.NoContent()
            : ApiErrors.NotFound(
                $"There is no service account '{clientId}'; `admin service-account list` shows those of a workspace.",
                $"Сервисного аккаунта «{clientId}» нет; список: `admin service-account list`.");
}
