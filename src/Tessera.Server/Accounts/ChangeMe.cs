using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Authentication;
using Tessera.Server.Http;
using Tessera.Server.Ledger;
using Tessera.Server.Storage;

namespace Tessera.Server.Accounts;

/// <summary><c>PATCH /api/v2/user/me</c>: changes the display name, the language and look of the console, or the threshold of
/// <c>balance.low</c>.</summary>
internal static class ChangeMe
{
    public static async Task<Results<Ok<UserProfile>, ApiError>> Handle(
        ChangeMeRequest request, Caller caller, UserProfiles profiles, Database database)
    {
        await database.WriteAsync(async session =>
        {
            if (request.Username is { } username)
            {
                await AccountStore.RenameAsync(session, caller.Account, username);
            }

            if (request.ChangesLanguage)
            {
                await AccountStore.SetLanguageAsync(session, caller.Account, request.Language);
            }

            if (request.Theme is { } theme)
            {
                await AccountStore.SetThemeAsync(session, caller.Account, theme);
            }

            if (request.ChangesThreshold)
            {
                await LowBalanceAlert.SetThresholdAsync(session, caller.Account, request.LowBalanceThreshold ?? 0);
            }
        });
        return await GetMe.Handle(caller, profiles);
    }
}
