using Microsoft.AspNetCore.Http.HttpResults;
using Tessera.Server.Accounts;

namespace Tessera.Server.Admin.Registration;

/// <summary><c>GET registration</c>: whether strangers may create accounts, and what decides it.</summary>
internal static class GetRegistration
{
    public static async Task<Ok<RegistrationRules>> Handle(RegistrationPolicy registrations) =>
        TypedResults.Ok(RegistrationRules.Of(await registrations.StateAsync()));
}
