namespace Tessera.Console.Tests;

public sealed class SessionTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_session_that_ends_in_the_middle_goes_on_where_it_was(string language, string theme, int width)
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync("settings", new Look(language, theme, width), account);
        var name = console.Field("settings.name");
        await Assertions.Expect(name).ToHaveValueAsync("Ann Novak");
        await name.FillAsync("Typed before the session ended");

        await console.EndSessionAsync();
        await name.PressAsync("Enter");
        var dialog = console.Page.GetByRole(AriaRole.Dialog, new() { Name = console.Text["signIn.endedTitle"] });
        await Assertions.Expect(dialog).ToContainTextAsync(console.Text["signIn.endedLead"]);
        await console.CheckAsync("session-ended");
        await console.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeVisibleAsync();

        await dialog.GetByLabel(console.Text["signIn.password"]).First.FillAsync(account.Password);
        await console.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        await Assertions.Expect(name).ToHaveValueAsync("Typed before the session ended");
        await name.PressAsync("Enter");
        await Assertions.Expect(console.Says("common.saved").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Two_tabs_sign_out_and_in_together()
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using var first = await host.OpenAsync("settings", Look.Default, account);
        await Assertions.Expect(first.Heading("settings.title")).ToBeVisibleAsync();
        await using var second = await first.OpenTabAsync("keys");
        await Assertions.Expect(second.Heading("keys.title")).ToBeVisibleAsync();

        await first.Button("nav.profile").ClickAsync();
        await first.Page.GetByRole(AriaRole.Menuitem, new() { Name = first.Text["nav.signOut"] }).ClickAsync();
        await Assertions.Expect(first.Heading("signIn.title")).ToBeVisibleAsync();
        var dialog = second.Page.GetByRole(AriaRole.Dialog, new() { Name = second.Text["signIn.endedTitle"] });
        await Assertions.Expect(dialog).ToBeVisibleAsync();

        await first.Field("signIn.email").FillAsync(account.Email);
        await first.Field("signIn.password").First.FillAsync(account.Password);
        await first.Button("signIn.submit").ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        // The token against forged requests is the new session's.
        await second.Page.GetByRole(AriaRole.Link, new() { Name = second.Text["nav.settings"], Exact = true }).ClickAsync();
        await second.Field("settings.name").FillAsync("From the second tab");
        await second.Field("settings.name").PressAsync("Enter");
        await Assertions.Expect(second.Says("common.saved").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_tab_follows_the_theme_and_the_language_of_another()
    {
        await using var first = await host.OpenAsync("settings", Look.Default);
        await Assertions.Expect(first.Heading("settings.title")).ToBeVisibleAsync();
        await using var second = await first.OpenTabAsync("keys");
        await Assertions.Expect(second.Heading("keys.title")).ToBeVisibleAsync();

        await first.Page.GetByRole(AriaRole.Radio, new() { Name = first.Text["theme.dark"] }).CheckAsync();
        await first.Page.GetByRole(AriaRole.Radio, new() { Name = "Русский" }).ClickAsync();

        await Assertions.Expect(second.Page.Locator("html[lang=ru][data-theme=dark]")).ToBeAttachedAsync();
        await Assertions.Expect(second.Page.GetByRole(AriaRole.Heading, new() { Name = Texts.In("ru")["keys.title"], Level = 1 })).ToBeVisibleAsync();
    }
}
