using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary>The end of every change of one credential: it must exist, and the change takes effect before the reply.</summary>
internal static class ChangedProvider
{
    public static async Task<Results<NoContent, ApiError>> ReplyAsync(bool exists, long id, ProviderRoster roster, CancellationToken ct)
    {
        if (!exists)
        {
            return ProviderErrors.NoSuch(id);
        }

        await roster.ReloadAsync(ct);
        return TypedResults.NoContent();
    }
}
