using Tessera.Server.Generations;
using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Generations;

/// <summary>What has to be true of any server's books at any time.</summary>
internal static class ServerChecks
{
    public static async Task ShouldVerifyAsync(this TestServer server)
    {
        (await server.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await server.Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
    }

    /// <summary>Tokens to spend, and tokens held.</summary>
    public static async Task<(long Balance, long Held)> TokensAsync(this HttpClient client)
    {
        var balance = await client.GetJsonAsync("/api/v2/user/balance");
        return (balance.Whole("token_balance"), balance.Whole("held_tokens"));
    }

    /// <summary>How many generations an account has.</summary>
    public static async Task<long> CountAsync(this HttpClient client) =>
        (await client.GetJsonAsync("/api/v2/user/history")).Whole("total");
}
