using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin;

/// <summary><c>admin provider remove</c>: deletes the credential with its secret. Its requests in progress fail and their tokens are released.</summary>
internal static class RemoveProvider
{
    public static async Task<Results<NoContent, ApiError>> Handle(long id, CredentialStore store, ProviderRoster roster, CancellationToken ct) =>
        await ChangedProvider.ReplyAsync(await store.RemoveAsync(id), id, roster, ct);
}
