namespace Tessera.Console.Tests;

public sealed class BillingTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Every_change_of_the_balance_is_one_line_that_explains_itself(string language, string theme, int width)
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        var charged = await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "A red fox");
        var failed = await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "[sandbox: fail=content_policy] A red fox");
        var balance = (await host.Server.GetAsync(account.Key, "/api/v2/user/balance")).GetProperty("token_balance").GetInt64();
        balance.ShouldBe(1000 - charged.GetProperty("tokens_spent").GetInt64());

        await using var console = await host.OpenAsync("billing", new Look(language, theme, width), account);
        await Assertions.Expect(console.Heading("billing.title")).ToBeVisibleAsync();
        var lines = console.Page.Locator("ol > li");
        await Assertions.Expect(lines).ToHaveCountAsync(3);
        await Assertions.Expect(lines.Nth(0)).ToContainTextAsync(console.Text["billing.released"]);
        await Assertions.Expect(lines.Nth(0)).ToContainTextAsync(console.Text["create.failure.content_policy"].TrimEnd('.'));
        await Assertions.Expect(lines.Nth(0)).ToContainTextAsync($"#{failed.GetProperty("id").GetInt64()}");
        await Assertions.Expect(lines.Nth(1)).ToContainTextAsync(console.Text["billing.charged"]);
        await Assertions.Expect(lines.Nth(1)).ToContainTextAsync($"-{charged.GetProperty("tokens_spent").GetInt64()}");
        await Assertions.Expect(lines.Nth(2)).ToContainTextAsync(console.Text["billing.grant"]);
        await Assertions.Expect(console.Page.GetByLabel(console.Text["billing.available"])).ToContainTextAsync(console.Text["unit.tokens", balance]);
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Heading, new() { Name = console.Text["billing.more"] }).Filter(new() { Visible = true })).ToHaveCountAsync(1);
        await console.CheckAsync("billing");

        await lines.Nth(1).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog, new() { Name = console.Text["gallery.details"] })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("owner", "billing.moreYours", "billing.moreOthers")]
    [InlineData("admin", "billing.moreOthers", "billing.moreYours")]
    public async Task Only_the_owner_is_told_that_it_can_add_tokens_to_itself(string role, string said, string notSaid)
    {
        var account = role == "owner" ? ConsoleAccounts.Owner : await ConsoleAccounts.NewAsync(host.Server, role);
        await using var console = await host.OpenAsync("billing", Look.Default, account);

        await Assertions.Expect(console.Page.GetByText(console.Text[said]).Filter(new() { Visible = true })).ToHaveCountAsync(1);
        await Assertions.Expect(console.Page.GetByText(console.Text[notSaid])).ToHaveCountAsync(0);
    }
}
