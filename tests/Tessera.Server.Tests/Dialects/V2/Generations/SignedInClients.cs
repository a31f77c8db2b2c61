using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Accounts;
using Tessera.Server.Authentication;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>Signed-in clients: what the plans without API access are used with.</summary>
internal static class SignedInClients
{
    /// <summary>A client with a fresh access token of the account.</summary>
    public static async Task<HttpClient> SignInAsync(this TestServer server, TestAccount account)
    {
        var reply = await server.Services.GetRequiredService<TokenPairIssuer>()
            .OpenAsync(new Account(account.Id, null, "tester", TimeProvider.System.GetUtcNow()), new SignInOrigin(null, null));
        return server.ClientFor(reply.Value.ShouldNotBeNull().AccessToken);
    }
}
