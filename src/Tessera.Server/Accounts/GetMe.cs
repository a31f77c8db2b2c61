using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;

namespace Tessera.Server.Accounts;

/// <summary><c>GET /api/v2/user/me</c>.</summary>
internal static class GetMe
{
    public static async Task<Results<Ok<UserProfile>, ApiError>> Handle(Caller caller, UserProfiles profiles) =>
        await profiles.FindAsync(caller.Account) is { } profile ? TypedResults.Ok(profile) : ApiErrors.NotAuthenticated();
}
