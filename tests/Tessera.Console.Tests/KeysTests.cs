namespace Tessera.Console.Tests;

public sealed class KeysTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_key_is_shown_once_used_rotated_and_revoked(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("keys", new Look(language, theme, width));
        await Assertions.Expect(console.Heading("keys.title")).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.GetByText("production", new() { Exact = true })).ToBeVisibleAsync();
        await console.CheckAsync("keys");

        await console.Button("keys.create").ClickAsync();
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(console.Text["keys.name"], new() { Exact = true }).FillAsync("website");
        await dialog.GetByLabel(console.Text["keys.budget"]).FillAsync("10");
        await console.CheckAsync("key-create");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["keys.create"] }).ClickAsync();
        var secret = await ShownSecretAsync(console);
        await console.CheckAsync("key-made");

        // Only its own button closes the dialog: what is lost there cannot be shown again.
        await console.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(console.Says("keys.createdTitle")).ToBeVisibleAsync();
        await console.Button("keys.done").ClickAsync();
        await Assertions.Expect(console.Says("keys.createdTitle")).ToHaveCountAsync(0);
        (await console.Page.ContentAsync()).ShouldNotContain(secret);

        var spent = (await host.Server.GenerateAsync(secret, "flux-1.1-pro", "A red fox")).GetProperty("tokens_spent").GetInt64();
        spent.ShouldBeGreaterThan(0);
        await console.Page.ReloadAsync();
        var budget = console.Page.GetByRole(AriaRole.Meter, new() { Name = console.Text["keys.budgetOf", null, ("name", "website")] });
        await Assertions.Expect(budget).ToHaveAttributeAsync("aria-valuenow", $"{spent}");
        await Assertions.Expect(budget).ToHaveAttributeAsync("aria-valuemax", "10");

        await ActAsync(console, "website", "keys.edit");
        await dialog.GetByLabel(console.Text["keys.budget"]).FillAsync("25");
        await console.CheckAsync("key-edit");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["common.save"] }).ClickAsync();
        await Assertions.Expect(budget).ToHaveAttributeAsync("aria-valuemax", "25");

        await ActAsync(console, "website", "keys.rotate");
        await console.CheckAsync("key-rotate");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["keys.rotate"] }).ClickAsync();
        var rotated = await ShownSecretAsync(console);
        await Assertions.Expect(dialog.GetByRole(AriaRole.Heading, new() { Name = console.Text["keys.rotatedTitle", null, ("name", "website")] })).ToBeVisibleAsync();
        rotated.ShouldNotBe(secret);
        (await host.Server.StatusOfAsync(secret)).ShouldBe(200, "the old secret works for a day");
        (await host.Server.StatusOfAsync(rotated)).ShouldBe(200);
        await console.Button("keys.done").ClickAsync();
        await Assertions.Expect(console.Says("keys.oldSecret")).ToHaveCountAsync(1);

        await ActAsync(console, "website", "keys.revoke", last: true);
        await console.CheckAsync("key-revoke");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["keys.revoke"] }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);
        (await host.Server.StatusOfAsync(rotated)).ShouldBe(401);
    }

    [Theory]
    [InlineData("en", "must hold networks")]
    [InlineData("ru", "это сети")]
    public async Task What_the_server_says_about_a_field_is_shown_at_it(string language, string says)
    {
        await using var console = await host.OpenAsync("keys?create=true", Look.Default with { Language = language });
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(console.Text["keys.name"], new() { Exact = true }).FillAsync("website");
        var networks = dialog.GetByLabel(console.Text["keys.networks"]);
        await networks.FillAsync("300.1.2.3/8");
        await networks.PressAsync("Enter");
        await Assertions.Expect(networks).ToHaveAttributeAsync("aria-invalid", "true");
        await Assertions.Expect(networks).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex("300\\.1\\.2\\.3/8"));
        await Assertions.Expect(networks).ToHaveAccessibleDescriptionAsync(new System.Text.RegularExpressions.Regex(says));
        await console.CheckAsync("key-refused");
    }

    private static async Task<string> ShownSecretAsync(ConsolePage console)
    {
        var shown = console.Page.GetByLabel(console.Text["keys.secret"]);
        await Assertions.Expect(shown).ToBeVisibleAsync();
        var secret = await shown.InnerTextAsync();
        secret.ShouldStartWith("nb_");
        return secret;
    }

    private static async Task ActAsync(ConsolePage console, string name, string action, bool last = false)
    {
        var menus = console.Page.GetByRole(AriaRole.Button, new() { Name = console.Text["keys.actions", null, ("name", name)] });
        await (last ? menus.Last : menus.First).ClickAsync();
        await console.Page.GetByRole(AriaRole.Menuitem, new() { Name = console.Text[action], Exact = true }).ClickAsync();
    }
}
