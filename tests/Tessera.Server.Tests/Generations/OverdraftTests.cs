using System.Net;
using Tessera.Server.Generations;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Generations;

/// <summary>L2: a balance for exactly K calls lets exactly K through, however many ask at once.</summary>
public sealed class OverdraftTests
{
    private const int Price = 3;

    // More may be unfinished at once than are asked for: only the balance refuses here.
    private const string Patient = """{ "plans": [{ "slug": "elite", "max_pending": 1000 }] }""";

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    public async Task Twice_as_many_calls_as_can_be_paid_leave_half_refused_and_nothing_sent_for_them(int payable)
    {
        await using var upstream = await ChatUpstream.StartAsync();
        await using var server = await TestServer.StartWithModelsAsync(
            Patient, $"--Tessera:Providers:openai:BaseUrl={upstream.BaseUrl}", "--Tessera:Providers:openai:ApiKey=test");
        var account = await server.OpenAccountAsync(tokens: payable * Price);

        var calls = Enumerable.Range(0, Math.Max(2, 2 * payable)).Select(_ => account.Client.PostTextAsync(
            "/api/v2/generate", """{"model":"gpt-5","prompt":"Hello"}"""));
        var replies = await Task.WhenAll(calls);

        replies.Count(reply => reply.StatusCode == HttpStatusCode.OK).ShouldBe(payable);
        replies.Count(reply => reply.StatusCode == HttpStatusCode.PaymentRequired).ShouldBe(replies.Length - payable);
        upstream.Calls.ShouldBe(payable);
        (await account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(0);
        (await server.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await server.Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
    }
}
