namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>Beside a configured provider the sandbox is free, and the price that is shown says so.</summary>
public sealed class FreeSandboxTests
{
    [Fact]
    public async Task The_calculated_price_is_what_a_call_is_charged_there_too()
    {
        await using var server = await TestServer.StartAsync("--OPENAI_BASE_URL=http://127.0.0.1:9/v1", "--OPENAI_API_KEY=sk-0123456789");
        var account = await server.OpenAccountAsync(tokens: 100);

        var simulated = await account.Client.PostTextAsync("/api/v2/models/photon-flash/calculate-price", """{"prompt":"A hill","count":2}""").JsonAsync();
        var made = await account.Client.GenerateAsync("""{"model":"photon-flash","prompt":"A hill"}""");
        var served = await account.Client.PostTextAsync("/api/v2/models/gpt-5/calculate-price", """{"prompt":"Hello"}""").JsonAsync();

        (simulated.Whole("token_cost"), made.Whole("tokens_spent")).ShouldBe((0, 0));
        (simulated.Whole("min_token_cost"), served.Whole("token_cost")).ShouldBe((1, 3));
    }
}
