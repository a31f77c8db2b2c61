using System.Net;
using System.Text;
using System.Text.Json;
using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Webhooks;

public sealed class LowBalanceTests(WebhookServer hooks) : IClassFixture<WebhookServer>
{
    [Fact]
    public async Task The_request_that_takes_the_balance_below_the_threshold_alerts_once_until_tokens_are_added()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync(tokens: 56);
        await SetThresholdAsync(account, "50");
        var webhook = await account.Client.AddWebhookAsync(receiver.Url, "balance.low");

        foreach (var expected in new long[] { 53, 50, 47, 44 })
        {
            await account.Client.GenerateAsync(WebhookSteps.Hello);
            (await BalanceAsync(account)).ShouldBe(expected);
        }

        var first = await receiver.NextAsync();
        await hooks.Server.Database.WriteAsync(session =>
            LedgerStore.GrantPackAsync(session, account.Id, 7, "top-up", TimeProvider.System.GetUtcNow()));
        await account.Client.GenerateAsync(WebhookSteps.Hello);
        var second = await receiver.NextAsync();

        first.Json.EnumerateObject().Select(member => member.Name).ShouldBe(["event", "token_balance", "threshold", "created_at"]);
        first.Json.Text("event").ShouldBe("balance.low");
        first.Json.Whole("token_balance").ShouldBe(47);
        first.Json.Whole("threshold").ShouldBe(50);
        first.Signatures.ShouldBe([first.SignatureBy(webhook.Text("secret") ?? "")]);
        second.Json.Whole("token_balance").ShouldBe(48);
        (await account.Client.DeliveriesAsync(webhook.Text("id") ?? "")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_released_hold_does_not_alert_again()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync(tokens: 51);
        await SetThresholdAsync(account, "50");
        var webhook = (await account.Client.AddWebhookAsync(receiver.Url, "balance.low")).Text("id") ?? "";

        for (var count = 0; count < 3; count++)
        {
            await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello [sandbox: fail=provider_error]"}""");
        }

        (await BalanceAsync(account)).ShouldBe(51);
        (await account.Client.DeliveriesAsync(webhook)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Another_threshold_rearms_the_alert_and_none_disables_it()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync(tokens: 90);
        var webhook = (await account.Client.AddWebhookAsync(receiver.Url, "balance.low")).Text("id") ?? "";
        (await account.Client.GetJsonAsync("/api/v2/user/me")).Whole("low_balance_threshold").ShouldBe(100);

        await account.Client.GenerateAsync(WebhookSteps.Hello);
        (await account.Client.DeliveriesAsync(webhook)).Count.ShouldBe(1);
        (await SetThresholdAsync(account, "88")).Whole("low_balance_threshold").ShouldBe(88);
        await account.Client.GenerateAsync(WebhookSteps.Hello);
        (await account.Client.DeliveriesAsync(webhook)).Count.ShouldBe(2);
        (await SetThresholdAsync(account, "null")).Whole("low_balance_threshold").ShouldBe(0);
        await account.Client.GenerateAsync(WebhookSteps.Hello);
        (await account.Client.DeliveriesAsync(webhook)).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Of_concurrent_requests_one_alerts()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await hooks.Server.OpenAccountAsync(tokens: 130);
        var webhook = (await account.Client.AddWebhookAsync(receiver.Url, "balance.low")).Text("id") ?? "";

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => account.Client.GenerateAsync(WebhookSteps.Hello)));

        (await account.Client.DeliveriesAsync(webhook)).ShouldHaveSingleItem().GetProperty("payload").Whole("token_balance").ShouldBe(97);
    }

    [Theory]
    [InlineData("-1", HttpStatusCode.UnprocessableEntity)]
    [InlineData("1000000000000001", HttpStatusCode.UnprocessableEntity)]
    [InlineData("\"5\"", HttpStatusCode.BadRequest)]
    public async Task An_invalid_threshold_is_refused(string value, HttpStatusCode expected)
    {
        var account = await hooks.Server.OpenAccountAsync();

        using var request = Patch(value);
        using var refused = await account.Client.SendAsync(request, TestHttp.Ct);

        refused.StatusCode.ShouldBe(expected);
        (await account.Client.GetJsonAsync("/api/v2/user/me")).Whole("low_balance_threshold").ShouldBe(100);
    }

    private static HttpRequestMessage Patch(string threshold) => new(HttpMethod.Patch, "/api/v2/user/me")
    {
        Content = new StringContent($$"""{"low_balance_threshold":{{threshold}}}""", Encoding.UTF8, "application/json"),
    };

    private static async Task<JsonElement> SetThresholdAsync(TestAccount account, string threshold)
    {
        using var request = Patch(threshold);
        return await account.Client.SendAsync(request, TestHttp.Ct).JsonAsync();
    }

    private static async Task<long> BalanceAsync(TestAccount account) =>
        (await account.Client.GetJsonAsync("/api/v2/user/balance")).Whole("token_balance");
}
