using Tessera.Server.Tests.Artifacts;
using Tessera.Server.Webhooks;

namespace Tessera.Server.Tests.Webhooks;

public sealed class IsolationTests
{
    private const int Events = 12;

    [Fact]
    public async Task A_receiver_that_hangs_delays_no_other_and_takes_no_more_than_its_share()
    {
        await using var hanging = await WebhookReceiver.StartAsync();
        await using var healthy = await WebhookReceiver.StartAsync();
        var answer = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        hanging.Answer = WebhookReceiver.When(answer.Task);
        // Room for the share of the one that hangs, and for one more.
        await using var server = await WebhookServer.StartAsync(
            new ManualTime(), "--Tessera:Webhooks:PerEndpoint=3", "--Tessera:Webhooks:Concurrency=4");
        var account = await server.OpenAccountAsync();
        var slow = (await account.Client.AddWebhookAsync(hanging.Url, "generation.completed")).Text("id") ?? "";
        await account.Client.AddWebhookAsync(healthy.Url, "generation.completed");

        for (var count = 0; count < Events; count++)
        {
            await account.Client.GenerateAsync(WebhookSteps.Hello);
        }

        for (var count = 0; count < Events; count++)
        {
            await healthy.NextAsync();
        }

        hanging.All.Count.ShouldBeLessThanOrEqualTo(3);
        (await account.Client.DeliveriesAsync(slow)).Count(delivery => delivery.Text("status") == "delivered").ShouldBe(0);

        answer.SetResult();
        while ((await account.Client.DeliveriesAsync(slow)).Any(delivery => delivery.Text("status") != "delivered"))
        {
            await Polling.PauseAsync();
        }

        hanging.All.Count.ShouldBe(Events);
        hanging.MostAtOnce.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Many_hosts_named_by_one_accounts_requests_delay_no_other_account()
    {
        await using var hanging = await WebhookReceiver.StartAsync();
        await using var healthy = await WebhookReceiver.StartAsync();
        hanging.Answer = WebhookReceiver.When(new TaskCompletionSource().Task);
        await using var server = await WebhookServer.StartAsync(
            new ManualTime(), "--Tessera:Webhooks:PerEndpoint=1", "--Tessera:Webhooks:Concurrency=17");
        var greedy = await server.OpenAccountAsync();
        var modest = await server.OpenAccountAsync();
        await modest.Client.AddWebhookAsync(healthy.Url, "generation.completed");

        for (var host = 1; host <= 40; host++)
        {
            var url = hanging.Url.Replace("127.0.0.1", $"127.0.0.{host}", StringComparison.Ordinal);
            await greedy.Client.GenerateAsync($$"""{"model":"gpt-5","prompt":"Hello","webhook_url":"{{url}}"}""");
        }

        await modest.Client.GenerateAsync(WebhookSteps.Hello);
        await healthy.NextAsync();

        (await greedy.Client.DeliveriesAsync("default")).Count(delivery => delivery.Text("status") == "sending").ShouldBeLessThanOrEqualTo(16);
    }

    [Fact]
    public async Task Nothing_is_sent_to_addresses_behind_us_unless_the_operator_allows_it()
    {
        await using var canary = RawServer.StartCanary();
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync();
        // As if the operator had allowed loopback when they were created, and no more.
        string[] hosts = ["127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]"];
        var told = await Task.WhenAll(hosts.Select(async host =>
        {
            var webhook = (await account.Client.AddWebhookAsync("https://example.org/", "balance.low")).Text("id") ?? "";
            await server.Database.WriteAsync(session => session
                .Prepared("UPDATE webhooks SET url = @url WHERE account_id = @account AND url = 'https://example.org/' AND id = @id", "@url", "@account", "@id")
                .With($"http://{host}:{canary.Port}/", account.Id.Value, WebhookId.TryParse(webhook, out var id) ? id.Value : 0)
                .ExecuteNonQueryAsync());
            await account.Client.PostAsync($"/api/v2/webhooks/{webhook}/test", null, TestHttp.Ct).JsonAsync();
            return await account.Client.AttemptAsync(webhook, 1);
        }));

        told.ShouldAllBe(delivery => delivery.Text("status") == "pending" && delivery.Text("error") == "The host has no public address.");
        canary.Connections.ShouldBe(0);
    }
}
