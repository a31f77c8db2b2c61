using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;
using Tessera.Server.Audit;
using Tessera.Server.Http;
using Tessera.Server.Storage;

namespace Tessera.Server.Admin.Registration;

/// <summary><c>PATCH registration</c>: opens or closes registration, unless the configuration decides it.</summary>
internal static class SetRegistration
{
    public static async Task<Results<Ok<RegistrationRules>, ApiError>> Handle(
        SetRegistrationRequest request, Actor actor, RegistrationPolicy registrations, Database database, TimeProvider time)
    {
        if ((await registrations.StateAsync()).IsConfigured)
        {
            return AdminErrors.RegistrationConfigured();
        }

        var now = time.GetUtcNow();
        await database.WriteAsync(async session =>
        {
            var before = await RegistrationChoice.GetAsync(session);
            await RegistrationChoice.SetAsync(session, request.Chosen);
            var entry = new AuditEntry(AuditActs.SetRegistration, "registration") { Before = new { mode = before.ToWire() }, After = request };
            await AuditLog.RecordAsync(session, actor, entry, now);
        });
        return TypedResults.Ok(RegistrationRules.Of(await registrations.StateAsync()));
    }
}
