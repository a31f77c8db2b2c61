namespace Tessera.Server.Tests.Webhooks;

public sealed class OutboxCrashTests
{
    [Fact]
    public async Task Deliveries_that_a_killed_server_had_not_sent_are_sent_by_the_next()
    {
        await using var receiver = await WebhookReceiver.StartAsync();
        receiver.Answer = WebhookReceiver.When(new TaskCompletionSource().Task);
        var time = new ManualTime();
        // One at a time: of three, one is being sent when the server dies, and two were only written.
        string[] settings = [.. WebhookServer.TellsLoopback, "--Tessera:Webhooks:PerEndpoint=1"];
        await using var killed = await WebhookServer.StartAsync(time, "--Tessera:Webhooks:PerEndpoint=1");
        var account = await killed.OpenAccountAsync();
        var webhook = await account.Client.AddWebhookAsync(receiver.Url, "generation.completed");
        for (var count = 0; count < 3; count++)
        {
            await account.Client.GenerateAsync(WebhookSteps.Hello);
        }

        await receiver.NextAsync();
        var before = await account.Client.DeliveriesAsync(webhook.Text("id") ?? "");
        await using var next = await killed.StartAsIfKilledAsync(settings);
        receiver.Answer = WebhookReceiver.Status(204);
        using var client = next.ClientFor(account.Key);
        var sent = before.Select(delivery => delivery.Text("message_id")).ToList();
        // The lease of the one that was being sent ends.
        time.Advance(TimeSpan.FromSeconds(60));
        while ((await client.DeliveriesAsync(webhook.Text("id") ?? "")).Any(delivery => delivery.Text("status") != "delivered"))
        {
            // The dispatcher may have been on its way to its timer, or a delivery is retried.
            time.Advance(TimeSpan.FromMilliseconds(20));
            await Polling.PauseAsync();
        }

        before.Select(delivery => delivery.Text("status")).ShouldBe(["pending", "pending", "sending"]);
        receiver.All.Select(message => message.Id).Distinct().Order(StringComparer.Ordinal).ShouldBe(sent.OfType<string>().Order(StringComparer.Ordinal));
        receiver.All.ShouldAllBe(message => message.Signatures[0] == message.SignatureBy(webhook.Text("secret") ?? ""));
    }
}
