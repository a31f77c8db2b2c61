using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Authentication;
using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Dialects.V2;

public sealed class BalanceTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly DateTimeOffset InTheYear2100 = new(2100, 4, 8, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_balance_is_what_can_be_spent_with_the_plan_and_its_end()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100);
        await StartPlanAsync(account, tokens: 183, InTheYear2100, renews: true);

        var text = await account.Client.GetStringAsync("/api/v2/balance", TestHttp.Ct);

        text.ShouldBe("""{"token_balance":283,"plan":"vip","plan_expires_at":"2100-04-08T00:00:00Z"}""");
    }

    [Fact]
    public async Task A_plan_without_an_end_has_null()
    {
        var account = await v2.Server.OpenAccountAsync(plan: "elite", tokens: 5);
        await v2.Server.Database.WriteAsync(session => LedgerStore.StartPeriodAsync(
            session, account.Id, new PlanPeriod("elite", 0, EndsAt: null, Renews: false), "test", TimeProvider.System.GetUtcNow()));

        var text = await account.Client.GetStringAsync("/api/v2/balance", TestHttp.Ct);

        text.ShouldBe("""{"token_balance":5,"plan":"elite","plan_expires_at":null}""");
    }

    [Fact]
    public async Task The_detailed_balance_lists_its_parts_and_what_is_held()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100);
        await StartPlanAsync(account, tokens: 20, InTheYear2100, renews: true);
        var video = await account.Client.GenerateAsync("""{"model":"kling-v2.1","prompt":"[sandbox: delay=60s] waves","duration":5}""");
        video.Text("status").ShouldBe("pending", video.ToString());

        var held = await account.Client.GetStringAsync("/api/v2/user/balance", TestHttp.Ct);
        await account.Client.PostTextAsync($"/api/v2/generate/{video.Whole("id")}/cancel", "{}");
        var released = await account.Client.GetStringAsync("/api/v2/user/balance", TestHttp.Ct);

        const string uploads = """ "uploads":{"bytes":0,"limit_bytes":20000000000,"files":0,"limit_files":10000,"last_hour":0,"limit_hour":2000}}""";
        held.ShouldBe(
            """{"token_balance":94,"plan":"vip","plan_expires_at":"2100-04-08T00:00:00Z","plan_tokens_remaining":0,"bonus_tokens":94,"held_tokens":26,"""
            + uploads.TrimStart());
        released.ShouldBe(
            """{"token_balance":120,"plan":"vip","plan_expires_at":"2100-04-08T00:00:00Z","plan_tokens_remaining":20,"bonus_tokens":100,"held_tokens":0,"""
            + uploads.TrimStart());
    }

    [Fact]
    public async Task Tokens_of_a_plan_period_that_is_over_are_not_shown()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 7);
        await StartPlanAsync(account, tokens: 500, TimeProvider.System.GetUtcNow().AddMinutes(-1), renews: false);
        using var signedIn = await SignInAsync(account);

        var balance = await signedIn.GetJsonAsync("/api/v2/balance");

        balance.Whole("token_balance").ShouldBe(7);
        balance.Text("plan").ShouldBe("free");
        balance.IsNull("plan_expires_at").ShouldBeTrue();
    }

    [Fact]
    public async Task A_plan_that_renews_has_its_next_month_when_one_is_over()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 7);
        var end = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await StartPlanAsync(account, tokens: 3, end, renews: true);

        var balance = await account.Client.GetJsonAsync("/api/v2/user/balance");

        balance.Whole("plan_tokens_remaining").ShouldBe(1500);
        balance.Whole("token_balance").ShouldBe(1507);
        balance.GetProperty("plan_expires_at").GetDateTimeOffset().ShouldBe(end.AddMonths(1), TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData("/api/v2/balance")]
    [InlineData("/api/v2/user/balance")]
    [InlineData("/api/v2/user/transactions")]
    [InlineData("/api/v2/user/history")]
    public async Task Routes_with_an_accounts_own_data_require_a_key(string path)
    {
        using var stranger = v2.Server.ClientFor(null);

        using var response = await stranger.GetAsync(path, TestHttp.Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    // The free plan has no API keys: an account that fell back to it uses the console.
    private async Task<HttpClient> SignInAsync(TestAccount account)
    {
        var (signIn, _) = (await v2.Server.Services.GetRequiredService<SignInStore>().OpenAsync(account.Id, passwordHash: null, new SignInOrigin(null, null))).ShouldNotBeNull();
        return v2.Server.ClientFor(v2.Server.Services.GetRequiredService<AccessTokens>().Issue(account.Id, signIn));
    }

    private Task StartPlanAsync(TestAccount account, long tokens, DateTimeOffset ends, bool renews) => v2.Server.Database.WriteAsync(
        session => LedgerStore.StartPeriodAsync(session, account.Id, new PlanPeriod("vip", tokens, ends, renews), "test", TimeProvider.System.GetUtcNow()));
}
