using System.Net;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Admin.Reports;
using Tessera.Server.Authentication;
using Tessera.Server.Tests.Admin.Http;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Setup;

namespace Tessera.Server.Tests.RedeemCodes;

/// <summary>Codes that administrators make and callers redeem: each is worth its tokens exactly once.</summary>
public sealed class RedeemTests
{
    private const string Path = "/api/v2/redeem";

    [Fact]
    public async Task A_code_adds_its_tokens_once_and_is_never_shown_again()
    {
        await using var server = await TestServer.StartAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var (first, second) = (await server.OpenAccountAsync(tokens: 100), await server.OpenAccountAsync(tokens: 100));
        (await OffersAsync(server)).ShouldBeFalse();

        var (status, made) = await admin.AdminAsync(HttpMethod.Post, "/redeem-codes", new { tokens = 500, count = 2, note = "Workshop" });

        status.ShouldBe(201);
        var codes = made.Items().Select(item => item.Text("code") ?? "").ToList();
        codes.ForEach(code => code.ShouldMatch("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$"));
        codes.Distinct().Count().ShouldBe(2);
        (await OffersAsync(server)).ShouldBeTrue();
        var (redeemed, reply) = await RedeemAsync(first.Client, $" {codes[0].ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal)} ");
        (redeemed, reply.Whole("tokens"), reply.Whole("token_balance")).ShouldBe((HttpStatusCode.OK, 500, 600));
        (await first.Client.GetJsonAsync("/api/v2/user/balance")).Whole("bonus_tokens").ShouldBe(600);
        var line = (await first.Client.GetJsonAsync("/api/v2/user/transactions")).Items()[0];
        (line.Text("kind"), line.Text("reason_code"), line.Text("reason"), line.Whole("bonus_tokens")).ShouldBe(("grant", "redeemed", "redeemed code 1", 500));
        foreach (var account in new[] { first, second })
        {
            var (again, error) = await RedeemAsync(account.Client, codes[0]);
            (again, error.Text("error")).ShouldBe((HttpStatusCode.Conflict, "conflict"));
            error.Text("message").ShouldBe("This code has been redeemed already; each works once.");
        }

        (await second.Client.GetJsonAsync("/api/v2/user/balance")).Whole("bonus_tokens").ShouldBe(100);
        var list = await admin.GetJsonAsync($"{Administrators.Root}/redeem-codes");
        codes.ShouldAllBe(code => !list.ToString().Contains(code, StringComparison.Ordinal));
        list.Items().Select(item => (item.Whole("id"), item.Text("state"), item.Text("last_four"))).ShouldBe([(2, "open", codes[1][^4..]), (1, "redeemed", codes[0][^4..])]);
        list.Items()[1].Whole("account").ShouldBe(first.Id.Value);
        (await VerifyAsync(server)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Creating_and_revoking_are_in_the_audit_log_without_the_code()
    {
        await using var server = await TestServer.StartAsync();
        var (id, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var account = await server.OpenAccountAsync(tokens: 0);
        var code = await CreateAsync(admin, new { tokens = 500, note = "Workshop" });
        var created = await admin.NewestActAsync();

        var (revoked, _) = await admin.AdminAsync(HttpMethod.Delete, "/redeem-codes/1");

        revoked.ShouldBe(204);
        (created.Text("act"), created.Text("target"), created.Whole("account")).ShouldBe(("redeem_code.create", "redeem codes", id.Value));
        (created.GetProperty("after").Whole("tokens"), created.GetProperty("after").GetProperty("codes")[0].GetInt64()).ShouldBe((500, 1));
        created.ToString().ShouldNotContain(code);
        var act = await admin.NewestActAsync();
        (act.Text("act"), act.Text("target")).ShouldBe(("redeem_code.revoke", "redeem code 1"));
        (await admin.AdminAsync(HttpMethod.Delete, "/redeem-codes/1")).Status.ShouldBe(404);
        (await admin.AdminAsync(HttpMethod.Delete, "/redeem-codes/77")).Status.ShouldBe(404);
        var (refused, error) = await RedeemAsync(account.Client, code);
        (refused, error.Text("message")?.Contains("was revoked", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true));
        (await OffersAsync(server)).ShouldBeFalse();
        var kept = await CreateAsync(admin, new { tokens = 5 });
        (await RedeemAsync(account.Client, kept)).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.AdminAsync(HttpMethod.Delete, "/redeem-codes/2")).Status.ShouldBe(409, "It is spent; its tokens are taken back from the account.");
    }

    [Fact]
    public async Task A_code_ends_with_its_time()
    {
        var time = new ManualClock();
        await using var server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var account = await server.OpenAccountAsync(tokens: 0);
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var code = await CreateAsync(admin, new { tokens = 500, expires_at = time.GetUtcNow().AddMinutes(5) });
        var (early, error) = await admin.AdminAsync(HttpMethod.Post, "/redeem-codes", new { tokens = 500, expires_at = time.GetUtcNow() });

        time.Advance(TimeSpan.FromMinutes(5));
        var (status, refused) = await RedeemAsync(account.Client, code);

        (early, error.Text("message")).ShouldBe((422, "`expires_at` must be in the future."));
        (status, refused.Text("message")?.Contains("has expired", StringComparison.Ordinal)).ShouldBe((HttpStatusCode.Conflict, true));
        (await OffersAsync(server)).ShouldBeFalse();
    }

    [Fact]
    public async Task Of_many_at_once_one_gets_the_tokens()
    {
        await using var server = await TestServer.StartAsync();
        await CheckRaceAsync(server, [server]);
    }

    [Fact]
    public async Task Of_many_at_once_on_two_nodes_one_gets_the_tokens()
    {
        await using var one = await TestServer.StartNodeAsync(null);
        await using var two = await one.StartBesideAsync();
        await CheckRaceAsync(one, [one, two]);
    }

    [Fact]
    public async Task A_repetition_with_an_idempotency_key_gets_the_same_reply_also_after_a_crash()
    {
        await using var server = await TestServer.StartAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var account = await server.OpenAccountAsync(tokens: 0);
        var (status, made) = await admin.AdminAsync(HttpMethod.Post, "/redeem-codes", new { tokens = 500 }, ("Idempotency-Key", "make"));
        var (_, madeAgain) = await admin.AdminAsync(HttpMethod.Post, "/redeem-codes", new { tokens = 500 }, ("Idempotency-Key", "make"));
        var code = made.Items()[0].Text("code") ?? "";

        var first = await RedeemAsync(account.Client, code, "once");
        var second = await RedeemAsync(account.Client, code, "once");
        await using var next = await server.StartAsIfKilledAsync();
        using var client = next.ClientFor(account.Key);
        var third = await RedeemAsync(client, code, "once");

        (status, madeAgain.ToString()).ShouldBe((201, made.ToString()));
        first.Status.ShouldBe(HttpStatusCode.OK);
        new[] { second, third }.ShouldAllBe(reply => reply.Status == HttpStatusCode.OK && reply.Body.ToString() == first.Body.ToString());
        (await RedeemAsync(client, code)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await client.GetJsonAsync("/api/v2/user/balance")).Whole("bonus_tokens").ShouldBe(500);
        (await VerifyAsync(next)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Guesses_are_slowed_also_at_once_and_without_telling_a_right_one()
    {
        var time = new ManualClock();
        await using var server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var (account, other) = (await server.OpenAccountAsync(tokens: 0), await server.OpenAccountAsync(tokens: 0));
        var code = await CreateAsync(admin, new { tokens = 500 });

        var guesses = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => RedeemAsync(account.Client, $"AAAA-AAAA-AAAA-{index:0000}")));

        guesses.Count(guess => guess.Status == HttpStatusCode.NotFound).ShouldBe(10);
        guesses.Count(guess => guess.Status == HttpStatusCode.TooManyRequests).ShouldBe(10);
        (await RedeemAsync(account.Client, code)).Status.ShouldBe(HttpStatusCode.TooManyRequests);
        (await RedeemAsync(other.Client, "AAAA-AAAA-AAAA-AAAA")).Status.ShouldBe(HttpStatusCode.NotFound, "Another account is not blocked.");
        time.Advance(TimeSpan.FromMinutes(15));
        (await RedeemAsync(account.Client, code)).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("{}", "`code` is required.")]
    [InlineData("""{"code": ""}""", "`code` must have 1 to 100 characters, got 0.")]
    [InlineData("""{"code": 5}""", "`code` must be a string, got a number.")]
    public async Task What_is_no_code_is_refused_with_what_is_needed(string body, string says)
    {
        await using var server = await TestServer.StartAsync();

        var (_, error) = await server.SendAsync(HttpMethod.Post, Path, body, ("Authorization", $"Bearer {server.OwnerKey}"));

        error.Text("message").ShouldBe(says);
    }

    [Fact]
    public async Task A_test_key_redeems_nothing_and_an_account_keeps_within_its_limit()
    {
        await using var server = await TestServer.StartAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var (tester, full) = (await server.OpenAccountAsync(isTestKey: true), await server.OpenAccountAsync(tokens: Server.Ledger.Wallet.MaxTokens));
        var code = await CreateAsync(admin, new { tokens = 500 });

        (await RedeemAsync(tester.Client, code)).Status.ShouldBe(HttpStatusCode.Forbidden);
        (await RedeemAsync(full.Client, code)).Status.ShouldBe(HttpStatusCode.Conflict);
        (await RedeemAsync(server.Owner, code)).Status.ShouldBe(HttpStatusCode.OK, "It stays valid.");
    }

    private static async Task CheckRaceAsync(TestServer server, IReadOnlyList<TestServer> nodes)
    {
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var accounts = new[] { await server.OpenAccountAsync(tokens: 0), await server.OpenAccountAsync(tokens: 0) };
        var code = await CreateAsync(admin, new { tokens = 500 });

        var clients = accounts.SelectMany(account => nodes.Select(node => node.ClientFor(account.Key))).ToList();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 16).Select(index => RedeemAsync(clients[index % clients.Count], code)));
        clients.ForEach(client => client.Dispose());

        outcomes.Count(outcome => outcome.Status == HttpStatusCode.OK).ShouldBe(1);
        outcomes.Count(outcome => outcome.Status == HttpStatusCode.Conflict).ShouldBe(15);
        var balances = await Task.WhenAll(accounts.Select(account => account.Client.GetJsonAsync("/api/v2/user/balance")));
        balances.Sum(balance => balance.Whole("bonus_tokens")).ShouldBe(500);
        (await VerifyAsync(server)).ShouldBeEmpty();
    }

    private static async Task<string> CreateAsync(HttpClient admin, object request)
    {
        var (status, made) = await admin.AdminAsync(HttpMethod.Post, "/redeem-codes", request);
        status.ShouldBe(201, made.ToString());
        return made.Items()[0].Text("code") ?? "";
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> RedeemAsync(HttpClient client, string code, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new StringContent(JsonSerializer.Serialize(new { code }), null, "application/json") };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        using var response = await client.SendAsync(request, TestHttp.Ct);
        return (response.StatusCode, JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)));
    }

    private static async Task<bool> OffersAsync(TestServer server)
    {
        using var client = server.ClientFor(null);
        return (await client.GetJsonAsync("/api/v2/session")).GetProperty("features").GetProperty("redeem").GetBoolean();
    }

    private static async Task<string> VerifyAsync(TestServer server) =>
        (await VerifyAll.Handle(server.Database)).Result is Ok<VerifyAll.VerifiedLedger> ? "" : "The ledger does not hold.";
}
