using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Providers;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Providers;

/// <summary>
/// <c>PATCH providers/{id}</c>, <c>admin provider set</c>: changes a stored credential. A secret belongs to an address: changing
/// the address requires the secret again, so that a moved address never receives one it was not meant for.
/// </summary>
internal static class SetProvider
{
    public static async Task<Results<Ok<ProviderRow>, ApiError>> Handle(
        long id, SetProviderRequest request, Actor actor, ProviderChanges changes, Database database, TimeProvider time)
    {
        var stored = (await changes.Store.ListAsync()).FirstOrDefault(credential => credential.Id == id);
        if (stored is null || BuiltInProviders.Find(stored.Provider) is not { } provider)
        {
            return ProviderErrors.NoSuch(id);
        }

        var changed = request.Over(stored);
        if (changed.BaseUrl != stored.BaseUrl && stored.Secret is not null && string.IsNullOrEmpty(request.Key))
        {
            return ProviderErrors.SecretAgain();
        }

        if (ProviderErrors.Check(provider, changed) is { } problem)
        {
            return problem;
        }

        var (secret, now) = (changes.Store.Seal(changed), time.GetUtcNow());
        var entry = new AuditEntry(AuditActs.SetProvider, ProviderChanges.TargetOf(stored))
        {
            Before = AuditedCredential.Of(stored),
            After = AuditedCredential.Of(changed),
        };
        var isStored = await database.WriteAsync(async session =>
        {
            if (!await CredentialStore.ReplaceAsync(session, changed, secret, now))
            {
                return false;
            }

            await AuditLog.RecordAsync(session, actor, entry, now);
            return true;
        });
        await changes.ReloadAsync();
        return isStored ? TypedResults.Ok(changes.RowOf(changed)) : ProviderErrors.NoSuch(id);
    }
}
