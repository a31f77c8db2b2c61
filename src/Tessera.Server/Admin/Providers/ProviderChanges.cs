using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Catalog;
using Tessera.Server.Http;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Providers;

/// <summary>What all changes of stored credentials share: each takes effect on this node before the reply.</summary>
internal sealed class ProviderChanges(
    Database database, CredentialStore store, ProviderRoster roster, EndingRoutes endings, ModelCatalog catalog, TimeProvider time)
{
    public CredentialStore Store => store;

    public static string TargetOf(object credential) => $"provider {credential}";

    /// <summary>Whether the configuration, the environment or the database has a credential of this name.</summary>
    public async Task<bool> IsTakenAsync(string provider, string name, CancellationToken ct)
    {
        await roster.ReloadAsync(ct);
        return roster.Now.Of(provider)?.Find(name) is not null;
    }

    /// <summary>The row of a stored credential as it will serve.</summary>
    public ProviderRow RowOf(ProviderCredential credential) => ProviderRow.Of(
        roster.Prepare(credential) ?? throw new InvalidOperationException($"{credential} was checked and cannot be used."), endings, catalog);

    /// <summary>Uses what was committed, even if the client has disconnected.</summary>
    public Task ReloadAsync() => roster.ReloadAsync(CancellationToken.None);

    /// <summary>Runs a change of one stored credential that returns its name, or null when there is none.</summary>
    public async Task<Results<NoContent, ApiError>> RunAsync(
        long id, string act, Actor actor, Func<Session, DateTimeOffset, Task<CredentialStore.Named?>> change)
    {
        var now = time.GetUtcNow();
        var changed = await database.WriteAsync(async session =>
        {
            var named = await change(session, now);
            if (named is not null)
            {
                await AuditLog.RecordAsync(session, actor, new(act, TargetOf(named)), now);
            }

            return named;
        });
        if (changed is null)
        {
            return ProviderErrors.NoSuch(id);
        }

        await ReloadAsync();
        return TypedResults.NoContent();
    }
}
