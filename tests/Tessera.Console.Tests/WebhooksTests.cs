using System.Text.RegularExpressions;

namespace Tessera.Console.Tests;

public sealed class WebhooksTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task An_endpoint_is_tested_fails_and_gets_a_delivery_again(string language, string theme, int width)
    {
        await using var server = await ConsoleServer.StartAsync("--Tessera:Fetch:AllowedNetworks:0=127.0.0.0/8");
        await using var receiver = await WebhookReceiver.StartAsync();
        var account = await ConsoleAccounts.NewAsync(server);
        await using var console = await host.OpenAsync(server, "webhooks", new Look(language, theme, width), account);
        await Assertions.Expect(console.Says("webhooks.emptyTitle")).ToBeVisibleAsync();

        await console.Button("webhooks.create").First.ClickAsync();
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(console.Text["webhooks.url"], new() { Exact = true }).FillAsync(receiver.Url);
        await dialog.GetByLabel(console.Text["webhooks.description"]).FillAsync("Render farm");
        await console.CheckAsync("webhook-create");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["webhooks.create"] }).ClickAsync();
        await Assertions.Expect(dialog.GetByText(new Regex("^whsec_"))).ToBeVisibleAsync();
        await console.CheckAsync("webhook-secret");
        await console.Button("webhooks.secretDone").ClickAsync();

        await console.Button("webhooks.sendTest").ClickAsync();
        var first = await receiver.NextAsync();
        var delivered = console.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = console.Text["webhooks.st_delivered"] });
        await Assertions.Expect(delivered).ToHaveCountAsync(1);
        await console.CheckAsync("webhooks");

        await delivered.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("delivery="));
        await Assertions.Expect(dialog.GetByText("webhook.test").First).ToBeVisibleAsync();
        await console.CheckAsync("delivery");
        await console.Button("webhooks.redeliver").ClickAsync();
        (await receiver.NextAsync()).Headers["webhook-id"].ShouldBe(first.Headers["webhook-id"]);
        await console.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        receiver.Answer = WebhookReceiver.Status(500, "the database is down");
        await console.Button("webhooks.sendTest").ClickAsync();
        await receiver.NextAsync();
        await Assertions.Expect(console.Page.GetByText(console.Text["webhooks.answeredBad", null, ("code", "500")]).First).ToBeVisibleAsync();
        var waiting = console.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = console.Text["webhooks.st_pending"] });
        await Assertions.Expect(waiting.GetByText("500").First).ToBeVisibleAsync();
        await waiting.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(dialog.GetByText("the database is down")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByText(language == "ru" ? "Получатель ответил 500" : "The receiver answered 500")).ToBeVisibleAsync();
        await Assertions.Expect(console.Button("webhooks.redeliver")).ToBeDisabledAsync();
        await Assertions.Expect(console.Says("webhooks.stillTrying")).ToBeVisibleAsync();
        await console.CheckAsync("delivery-waiting");
    }
}
