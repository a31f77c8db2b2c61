using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Generations;

/// <summary>
/// L8: whenever the caller leaves and whatever the vendor says it counted, a streamed text costs what the published rule
/// says: everything once a delta was delivered, nothing before, nothing for a failure, and never more than was held.
/// </summary>
public sealed class StreamSettlementTests(StreamSettlementTests.Vendor vendor) : IClassFixture<StreamSettlementTests.Vendor>
{
    private const int FixedPrice = 3;
    private const int MeteredMost = 50;

    private const string Metered =
        """
        {
          "models": [{
            "slug": "metered", "name": "Metered", "vendor": "Test", "category": "text", "min_plan": "free",
            "description_en": "Priced by usage.", "description_ru": "Цена по расходу.", "supports_streaming": true,
            "routes": [{ "provider": "openai", "model": "m" }],
            "price": { "type": "per_usage", "input_per_million": 1000000, "output_per_million": 2000000, "min": 1, "max": 50 }
          }]
        }
        """;

    public static TheoryData<string, string, string> Matrix()
    {
        var matrix = new TheoryData<string, string, string>();
        foreach (var model in new[] { "gpt-5", "metered" })
        {
            foreach (var drop in new[] { "never", "before-first-delta", "mid", "before-usage", "after-usage" })
            {
                foreach (var usage in new[] { "late", "early", "missing", "negative", "absurd", "reset" })
                {
                    matrix.Add(model, drop, usage);
                }
            }
        }

        return matrix;
    }

    [Theory]
    [MemberData(nameof(Matrix))]
    public Task The_charge_follows_the_published_rule(string model, string drop, string usage) => ShouldFollowTheRuleAsync(vendor, model, drop, usage);

    // The row says the price of what was never delivered; or the wallet alone keeps a token of what was given back.
    [Theory]
    [InlineData("AFTER UPDATE ON generations WHEN NEW.state = 7 AND NEW.tokens_spent = 0", "UPDATE generations SET tokens_spent = NEW.hold WHERE id = NEW.id")]
    [InlineData("AFTER INSERT ON journal WHEN NEW.kind = 'settle' AND NEW.revenue = 0", "UPDATE wallets SET pack_tokens = pack_tokens - 1 WHERE account_id = NEW.account_id")]
    public async Task A_settlement_that_is_slightly_wrong_is_found(string when, string effect)
    {
        await using var wrong = new Vendor();
        await wrong.InitializeAsync();
        await ShouldFollowTheRuleAsync(wrong, "gpt-5", "before-first-delta", "late");
        await wrong.Server.Database.AddMutantAsync(when, effect);

        // Shouldly's own lets this exception through.
        await Assert.ThrowsAsync<ShouldAssertException>(() => ShouldFollowTheRuleAsync(wrong, "gpt-5", "before-first-delta", "late"));
    }

    private static async Task ShouldFollowTheRuleAsync(Vendor vendor, string model, string drop, string usage)
    {
        var (server, upstream) = (vendor.Server, vendor.Upstream);
        upstream.HungUp = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var account = await server.OpenAccountAsync(tokens: 1000);
        var script = new StreamScript(drop, usage);
        upstream.Answer = script.AnswerAsync;

        await CallAsync(account, model, script);
        var ended = await EndedAsync(server, account);

        var hold = model == "metered" ? MeteredMost : FixedPrice;
        ended.TokensSpent.ShouldBe(Expected(model, drop, usage, hold), $"{ended.State} {ended.Error} {ended.FinishReason}");
        ended.TokensSpent.ShouldBeInRange(0, hold);
        (await account.Client.GetJsonAsync("/api/v2/user/balance")).Whole("token_balance").ShouldBe(1000 - ended.TokensSpent);
        (await account.Client.GetJsonAsync("/api/v2/user/balance")).Whole("held_tokens").ShouldBe(0);
        (await server.Database.ReadAsync(VerifyLedger.RunAsync)).ShouldBeEmpty();
        (await server.Database.ReadAsync(VerifyGenerations.RunAsync)).ShouldBeEmpty();
        if (drop != "never")
        {
            await upstream.HungUp.Task.WaitAsync(TestHttp.Ct);
        }
    }

    // A vendor that breaks off fails the generation. A caller who left after a delta pays in full: what a vendor counts
    // before its last word is not a count of the whole.
    private static long Expected(string model, string drop, string usage, int hold) => (drop, usage) switch
    {
        ("before-first-delta", _) => 0,
        ("never", "reset") => 0,
        (not "never", _) => hold,
        _ when model != "metered" => hold,
        (_, "missing" or "negative" or "absurd") => hold,
        _ => 3 + (2 * 2),
    };

    private static async Task CallAsync(TestAccount account, string model, StreamScript script)
    {
        using var gone = CancellationTokenSource.CreateLinkedTokenSource(TestHttp.Ct);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
        {
            Content = new StringContent($$"""{"model":"{{model}}","messages":[{"role":"user","content":"Go"}],"stream":true}""", Encoding.UTF8),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        try
        {
            using var response = await account.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, gone.Token);
            using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(gone.Token));
            var deltas = 0;
            while (!script.LeavesAfter(deltas) && await lines.ReadLineAsync(gone.Token) is { } line)
            {
                deltas += line.Contains("content_delta", StringComparison.Ordinal) ? 1 : 0;
            }

            await script.ReachedByVendorAsync();
        }
        finally
        {
            await gone.CancelAsync();
        }
    }

    internal static async Task<Generation> EndedAsync(TestServer server, TestAccount account)
    {
        while (true)
        {
            var (items, _) = await server.Services.GetRequiredService<HistoryPages>().ReadAsync(account.Id, HistoryFilter.None, 0, 1);
            if (items is [var generation] && generation.State.IsFinal())
            {
                return generation;
            }

            await Polling.PauseAsync();
        }
    }

    /// <summary>One server and one vendor for the whole matrix.</summary>
    public sealed class Vendor : ServerWithUpstream
    {
        protected override Task<TestServer> StartServerAsync(string address) =>
            TestServer.StartWithModelsAsync(Metered, address, "--Tessera:Providers:openai:ApiKey=test");
    }
}
