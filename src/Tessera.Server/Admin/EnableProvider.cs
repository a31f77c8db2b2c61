using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary><c>admin provider enable</c>: routes requests to the credential again.</summary>
internal static class EnableProvider
{
    public static async Task<Results<NoContent, ApiError>> Handle(long id, CredentialStore store, ProviderRoster roster, CancellationToken ct) =>
        await ChangedProvider.ReplyAsync(await store.SetEnabledAsync(id, enabled: true), id, roster, ct);
}
