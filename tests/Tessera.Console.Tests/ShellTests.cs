namespace Tessera.Console.Tests;

public sealed class ShellTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task The_palette_finds_a_model_by_the_keyboard_alone(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("settings", new Look(language, theme, width));
        await Assertions.Expect(console.Heading("settings.title")).ToBeVisibleAsync();

        await console.Page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Combobox)).ToBeFocusedAsync();
        await console.Page.Keyboard.TypeAsync("photon-flash");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await console.CheckAsync("palette");
        await console.Page.Keyboard.PressAsync("Enter");

        // Create takes the model out of its address and shows it in the box.
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Main).GetByText("Luma Photon Flash").First).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_letter_after_g_opens_a_page_on_a_Russian_layout_too()
    {
        await using var console = await host.OpenAsync("settings", Look.Default);
        await Assertions.Expect(console.Heading("settings.title")).ToBeVisibleAsync();

        // The key of the letter K on a keyboard that writes Russian.
        await console.Page.EvaluateAsync(
            """
            () => { for (const [code, key] of [['KeyG', 'п'], ['KeyK', 'л']]) dispatchEvent(new KeyboardEvent('keydown', { code, key, bubbles: true })); }
            """);

        await Assertions.Expect(console.Heading("keys.title")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task The_first_stop_of_Tab_skips_to_the_content()
    {
        await using var console = await host.OpenAsync("settings", Look.Default);
        await Assertions.Expect(console.Heading("settings.title")).ToBeVisibleAsync();

        await console.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Link, new() { Name = console.Text["nav.skipLink"] })).ToBeFocusedAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task The_account_menu_moves_by_arrows_and_signs_out(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("settings", new Look(language, theme, width));
        var button = console.Button("nav.profile");
        await button.FocusAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Menuitem, new() { Name = console.Text["nav.profile"], Exact = true })).ToBeFocusedAsync();
        await console.CheckAsync("account-menu");
        await console.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(button).ToBeFocusedAsync();

        await console.Page.Keyboard.PressAsync("ArrowDown");
        await console.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Menuitem, new() { Name = console.Text["nav.signOut"] })).ToBeFocusedAsync();
        await console.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(console.Heading("signIn.title")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_failure_is_said_until_it_is_dismissed(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("settings", new Look(language, theme, width));
        console.MayLoseServer = true;
        await console.Page.RouteAsync("**/api/v2/session", route => route.Request.Method == "DELETE" ? route.FulfillAsync(BusyReply.Value) : route.ContinueAsync());
        var messages = console.Page.GetByRole(AriaRole.Region, new() { Name = console.Text["common.messages"] });
        Func<Task>[] ways = [() => console.Page.Keyboard.PressAsync("Escape"), () => messages.GetByRole(AriaRole.Button).ClickAsync()];
        foreach (var dismissAsync in ways)
        {
            await console.Button("nav.profile").ClickAsync();
            await console.Page.GetByRole(AriaRole.Menuitem, new() { Name = console.Text["nav.signOut"] }).ClickAsync();
            await Assertions.Expect(messages).ToContainTextAsync("The database is busy");
            await console.CheckAsync("failure-message");
            await dismissAsync();
            await Assertions.Expect(messages).ToHaveCountAsync(0);
        }
    }

    [Fact]
    public async Task A_phone_has_the_pages_in_a_drawer_and_the_first_ones_at_the_bottom()
    {
        await using var console = await host.OpenAsync("settings", new Look("ru", "dark", 360));
        await console.Button("nav.menu").ClickAsync();
        await console.CheckAsync("drawer");
        await console.Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Link, new() { Name = console.Text["nav.billing"], Exact = true }).ClickAsync();
        await Assertions.Expect(console.Heading("billing.title")).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);

        var bar = console.Page.GetByRole(AriaRole.Navigation, new() { Name = console.Text["nav.bottom"] });
        await bar.GetByRole(AriaRole.Link, new() { Name = console.Text["nav.keys"] }).ClickAsync();
        await Assertions.Expect(console.Heading("keys.title")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Administration_is_only_offered_to_accounts_that_may_see_it()
    {
        await using var member = await host.OpenAsync("settings", Look.Default);
        await Assertions.Expect(member.Heading("settings.title")).ToBeVisibleAsync();
        await Assertions.Expect(member.Page.GetByRole(AriaRole.Link, new() { Name = member.Text["nav.admin"] })).ToHaveCountAsync(0);

        await using var auditor = await host.OpenAsync("settings", Look.Default, role: "auditor");
        await Assertions.Expect(auditor.Page.GetByRole(AriaRole.Link, new() { Name = auditor.Text["nav.admin"] })).ToBeVisibleAsync();
    }
}
