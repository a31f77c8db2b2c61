using System.Text.RegularExpressions;

namespace Tessera.Console.Tests;

public sealed class AdminTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task An_admin_grants_tokens_and_the_audit_log_says_so(string language, string theme, int width)
    {
        var member = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync($"admin?q={member.Email}", new Look(language, theme, width), role: "admin");
        var row = console.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = member.Email });
        await Assertions.Expect(row).ToContainTextAsync(console.Text["unit.tokens", 1000]);
        await console.CheckAsync("admin");

        await row.GetByRole(AriaRole.Button, new() { Name = console.Text["admin.grantTitle", null, ("name", "Ann Novak")] }).ClickAsync();
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(console.Text["admin.tokens"], new() { Exact = true }).FillAsync("250");
        await dialog.GetByLabel(console.Text["admin.reason"]).FillAsync("thanks");
        await console.CheckAsync("admin-grant");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["admin.grant"] }).ClickAsync();
        await Assertions.Expect(row).ToContainTextAsync(console.Text["unit.tokens", 1250]);
        (await host.Server.GetAsync(member.Key, "/api/v2/balance")).GetProperty("token_balance").GetInt64().ShouldBe(1250);

        await console.GoAsync("admin?tab=audit");
        var acts = console.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = $"account {member.Id}" });
        await Assertions.Expect(acts.First).ToContainTextAsync(console.Text["admin.act_account_grant"]);
        await Assertions.Expect(acts.First).ToContainTextAsync("250");
        await console.CheckAsync("admin-audit");
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_suspended_account_is_shut_out_until_it_is_resumed(string language, string theme, int width)
    {
        var member = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync($"admin?q={member.Email}", new Look(language, theme, width), role: "admin");
        await ActAsync(console, "admin.suspend");
        await console.CheckAsync("admin-suspend");
        await console.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = console.Text["admin.suspend"] }).ClickAsync();
        await Assertions.Expect(console.Says("admin.suspended")).ToBeVisibleAsync();
        (await host.Server.StatusOfAsync(member.Key)).ShouldBe(403);

        await ActAsync(console, "admin.resume");
        await console.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = console.Text["admin.resume"] }).ClickAsync();
        await Assertions.Expect(console.Says("admin.suspended")).ToHaveCountAsync(0);
        (await host.Server.StatusOfAsync(member.Key)).ShouldBe(200);
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_provider_is_added_tested_and_removed(string language, string theme, int width)
    {
        await using var server = await ConsoleServer.StartAsync();
        await using var upstream = await WebhookReceiver.StartAsync();
        upstream.Answer = WebhookReceiver.Status(401, """{"error":{"message":"Incorrect API key provided."}}""");
        var account = await ConsoleAccounts.NewAsync(server, role: "admin");
        await using var console = await host.OpenAsync(server, "admin?tab=providers", new Look(language, theme, width), account);
        await Assertions.Expect(console.Says("admin.noProviders")).ToBeVisibleAsync();
        await console.CheckAsync("admin-providers-empty");

        await console.Button("admin.addProvider").ClickAsync();
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(console.Text["admin.credential"], new() { Exact = true }).FillAsync("sk-not-a-real-key-1234");
        await dialog.GetByLabel(console.Text["admin.address"]).FillAsync(upstream.Url);
        await console.CheckAsync("admin-provider-add");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["admin.addProvider"] }).ClickAsync();
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync(console.Text["admin.reason_AuthUpstream"]);
        await console.CheckAsync("admin-provider-refused");

        upstream.Answer = WebhookReceiver.Status(200, """{"data":[]}""");
        await dialog.GetByLabel(console.Text["admin.credential"], new() { Exact = true }).FillAsync("sk-a-better-key-5678");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["admin.saveAndTest"] }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(console.Page.GetByText(new Regex("…5678"))).ToBeVisibleAsync();
        await Assertions.Expect(console.Says("admin.healthy")).ToBeVisibleAsync();

        await console.Button("admin.addProvider").ClickAsync();
        var name = dialog.GetByLabel(console.Text["admin.keyName"], new() { Exact = true });
        await Assertions.Expect(name).ToHaveValueAsync("key-2");
        await name.FillAsync("main");
        await dialog.GetByLabel(console.Text["admin.credential"], new() { Exact = true }).FillAsync("sk-another-key-9012");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["admin.addProvider"] }).ClickAsync();
        await Assertions.Expect(name).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(name).ToHaveAccessibleDescriptionAsync(new Regex("main"));
        await console.Page.Keyboard.PressAsync("Escape");

        upstream.Answer = WebhookReceiver.Status(401, """{"error":{"message":"Incorrect API key provided."}}""");
        await console.Button("admin.test").ClickAsync();
        await Assertions.Expect(console.Says("admin.refused")).ToBeVisibleAsync();
        await console.CheckAsync("admin-providers");

        await ActAsync(console, "admin.remove");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["admin.remove"] }).ClickAsync();
        await Assertions.Expect(console.Says("admin.noProviders")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Sign_up_is_closed_and_opened_by_a_switch(string language, string theme, int width)
    {
        await using var server = await ConsoleServer.StartAsync();
        var account = await ConsoleAccounts.NewAsync(server, role: "admin");
        await using var console = await host.OpenAsync(server, "admin", new Look(language, theme, width), account);
        var registration = console.Page.GetByRole(AriaRole.Switch, new() { Name = console.Text["admin.registrationSwitch"] });
        await Assertions.Expect(registration).ToBeCheckedAsync();

        await registration.ClickAsync();
        await Assertions.Expect(console.Says("admin.registrationClosed")).ToBeVisibleAsync();
        await console.CheckAsync("admin-registration");
        (await OffersAsync(server)).ShouldBeFalse();

        await registration.ClickAsync();
        await Assertions.Expect(console.Says("admin.registrationOpen")).ToBeVisibleAsync();
        (await OffersAsync(server)).ShouldBeTrue();
    }

    [Fact]
    public async Task Where_the_configuration_decides_about_sign_up_the_page_says_so()
    {
        await using var server = await ConsoleServer.StartAsync("--Tessera:Accounts:Registration=Closed");
        var account = await ConsoleAccounts.NewAsync(server, role: "admin");
        await using var console = await host.OpenAsync(server, "admin", Look.Default, account);
        await Assertions.Expect(console.Page.GetByText(console.Text["admin.registrationConfigured"])).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Switch, new() { Name = console.Text["admin.registrationSwitch"] })).ToBeDisabledAsync();
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Margin_and_system_are_there(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("admin?tab=margin", new Look(language, theme, width), role: "admin");
        await Assertions.Expect(console.Says("admin.noMargin")).ToBeVisibleAsync();
        await console.CheckAsync("admin-margin");

        await console.GoAsync("admin?tab=system");
        await Assertions.Expect(console.Says("admin.installation")).ToBeVisibleAsync();
        await console.CheckAsync("admin-system");
        await console.Button("admin.verify").ClickAsync();
        await Assertions.Expect(console.Says("admin.ledgerHolds")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task An_admin_is_offered_nothing_that_only_the_owner_may_do()
    {
        await using var console = await host.OpenAsync($"admin?q={ConsoleAccounts.Owner.Email}", Look.Default, role: "admin");
        var row = console.Page.GetByRole(AriaRole.Row).Filter(new() { HasText = ConsoleAccounts.Owner.Email });

        await Assertions.Expect(row).ToHaveCountAsync(1);
        await Assertions.Expect(row.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task An_auditor_sees_and_changes_nothing()
    {
        await using var console = await host.OpenAsync("admin", Look.Default, role: "auditor");
        await Assertions.Expect(console.Says("admin.readOnly")).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Row).First).ToBeVisibleAsync();
        await Assertions.Expect(console.Button("admin.createAccount")).ToHaveCountAsync(0);
        await Assertions.Expect(console.Button("admin.grant")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_member_is_sent_away()
    {
        await using var console = await host.OpenAsync("admin", Look.Default);
        await Assertions.Expect(console.Says("admin.notYours")).ToBeVisibleAsync();
        await console.CheckAsync("admin-member");
    }

    private static async Task<bool> OffersAsync(ConsoleServer server)
    {
        using var visitor = server.ClientFor(null);
        return (await visitor.GetJsonAsync("/api/v2/session")).GetProperty("features").GetProperty("registration").GetBoolean();
    }

    private static async Task ActAsync(ConsolePage console, string action)
    {
        await console.Page.Locator("main").GetByRole(AriaRole.Button, new() { NameRegex = new Regex(Regex.Escape(console.Text["admin.actions", null, ("name", "")])) }).First.ClickAsync();
        await console.Page.GetByRole(AriaRole.Menuitem, new() { Name = console.Text[action], Exact = true }).ClickAsync();
    }
}
