using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Providers;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Idempotency;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary><c>POST providers</c>, <c>admin provider add</c>: stores a credential with its secret encrypted.</summary>
internal static class AddProvider
{
    public static async Task<Results<Created<ProviderRow>, ApiError>> Handle(
        AddProviderRequest request, Actor actor, ProviderChanges changes, IdempotentWrites writes, TimeProvider time, CancellationToken ct)
    {
        var provider = BuiltInProviders.Find(request.Provider) ?? throw new InvalidOperationException("A request names a provider that exists.");
        var credential = request.Over(new ProviderCredential(provider.Name, request.Name, CredentialSource.Stored));
        if (ProviderErrors.Check(provider, credential) is { } problem)
        {
            return problem;
        }

        if (await changes.IsTakenAsync(provider.Name, request.Name, ct))
        {
            return ProviderErrors.Taken(provider.Name, request.Name);
        }

        var (secret, now) = (changes.Store.Seal(credential), time.GetUtcNow());
        var added = await writes.WriteAsync<Created<ProviderRow>>(
            async session =>
            {
                if (await CredentialStore.AddAsync(session, credential, secret, now) is not { } id)
                {
                    return ProviderErrors.Taken(provider.Name, request.Name);
                }

                await AuditLog.RecordAsync(session, actor, new(AuditActs.AddProvider, ProviderChanges.TargetOf(credential)) { After = AuditedCredential.Of(credential) }, now);
                return TypedResults.Created($"{AdminFeature.HttpPath}/providers/{id}", changes.RowOf(credential with { Id = id }));
            },
            reply => reply.Location);
        await changes.ReloadAsync();
        return added.IsError ? added.Error : added.Value;
    }
}
