using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Providers;

namespace Tessera.Server.Admin.Providers;

/// <summary><c>POST providers/{id}/test</c>: tests one stored credential as <see cref="TestProviders"/> tests all.</summary>
internal static class TestProvider
{
    public static async Task<Results<Ok<TestProviders.Outcome>, ApiError>> Handle(
        long id, Actor actor, ProviderRoster roster, ProviderInvoker invoker, AuditLog audit, CancellationToken ct)
    {
        await roster.ReloadAsync(ct);
        if (roster.Now.All.FirstOrDefault(serving => serving.Credential.Id == id) is not { } tested)
        {
            return ProviderErrors.NoSuch(id);
        }

        await audit.RecordAsync(actor, new(AuditActs.TestProvider, ProviderChanges.TargetOf(tested.Credential)));
        return TypedResults.Ok(await TestProviders.TestAsync(tested, invoker, ct));
    }
}
