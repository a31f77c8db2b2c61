using System.IO.Compression;
using System.Net.Http.Json;

namespace Tessera.Console.Tests;

public sealed class SettingsTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_name_and_an_alert_are_saved(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("settings", new Look(language, theme, width));
        var name = console.Field("settings.name");
        await Assertions.Expect(name).ToHaveValueAsync("Ann Novak");
        await name.FillAsync("Ann Nováková");
        await name.PressAsync("Enter");
        await Assertions.Expect(console.Says("common.saved").First).ToBeVisibleAsync();

        var threshold = console.Field("billing.threshold");
        await threshold.FillAsync("250");
        await threshold.PressAsync("Enter");
        await Assertions.Expect(console.Page.Locator("form").Filter(new() { Has = threshold }).GetByRole(AriaRole.Button)).ToBeDisabledAsync();
        await console.CheckAsync("settings-saved");

        await console.Page.ReloadAsync();
        await Assertions.Expect(name).ToHaveValueAsync("Ann Nováková");
        await Assertions.Expect(threshold).ToHaveValueAsync("250");
    }

    [Fact]
    public async Task Language_and_theme_are_kept_with_the_account()
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using (var first = await host.OpenAsync("settings", Look.Default, account))
        {
            var saved = first.Page.WaitForResponseAsync(reply => reply.Url.EndsWith("/user/me", StringComparison.Ordinal) && reply.Request.Method == "PATCH");
            await first.Page.GetByRole(AriaRole.Radio, new() { Name = "Русский" }).ClickAsync();
            await Assertions.Expect(first.Page.GetByRole(AriaRole.Heading, new() { Name = Texts.In("ru")["settings.title"], Level = 1 })).ToBeVisibleAsync();
            (await saved).Status.ShouldBe(200);
            var dark = first.Page.WaitForResponseAsync(reply => reply.Url.EndsWith("/user/me", StringComparison.Ordinal) && reply.Request.Method == "PATCH");
            await first.Page.GetByRole(AriaRole.Radio, new() { Name = Texts.In("ru")["theme.dark"] }).CheckAsync();
            (await dark).Status.ShouldBe(200);
        }

        await using var second = await host.OpenAsync("sign-in", Look.Default, account: null);
        await second.Field("signIn.email").FillAsync(account.Email);
        await second.Field("signIn.password").First.FillAsync(account.Password);
        await second.Button("signIn.submit").ClickAsync();
        await Assertions.Expect(second.Page.Locator("html[lang=ru][data-theme=dark]")).ToBeAttachedAsync();
    }

    [Fact]
    public async Task A_browser_that_is_signed_in_follows_what_another_device_chose()
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync("settings", Look.Default, account);
        await Assertions.Expect(console.Heading("settings.title")).ToBeVisibleAsync();
        using (var client = host.Server.ClientFor(account.Key))
        {
            using var changed = await client.PatchAsJsonAsync("/api/v2/user/me", new { language = "ru", theme = "dark" }, TestContext.Current.CancellationToken);
            changed.IsSuccessStatusCode.ShouldBeTrue();
        }

        await console.Page.ReloadAsync();

        await Assertions.Expect(console.Page.Locator("html[lang=ru][data-theme=dark]")).ToBeAttachedAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Heading, new() { Name = Texts.In("ru")["settings.title"], Level = 1 })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Everything_that_is_kept_can_be_downloaded()
    {
        await using var console = await host.OpenAsync("settings", Look.Default);

        var download = await console.Page.RunAndWaitForDownloadAsync(() => console.Button("settings.export").ClickAsync());

        download.SuggestedFilename.ShouldBe("tessera-export.zip");
        await using var archive = await ZipFile.OpenReadAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        archive.Entries.Select(entry => entry.FullName).ShouldBe(["profile.json", "keys.json", "transactions.jsonl", "generations.jsonl"]);
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_new_password_ends_all_other_sessions(string language, string theme, int width)
    {
        var look = new Look(language, theme, width);
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using var elsewhere = await host.OpenAsync("keys", look, account);
        await Assertions.Expect(elsewhere.Heading("keys.title")).ToBeVisibleAsync();

        await using var console = await host.OpenAsync("settings", look, account);
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Chrome" })).ToHaveCountAsync(2);
        await console.Field("settings.current").First.FillAsync("not the password");
        await console.Field("settings.fresh").First.FillAsync("a new horse battery staple");
        await console.Button("settings.change").ClickAsync();
        await Assertions.Expect(console.Field("settings.current").First).ToHaveAttributeAsync("aria-invalid", "true");
        await console.CheckAsync("settings-wrong-password");

        await console.Field("settings.current").First.FillAsync(account.Password);
        await console.Button("settings.change").ClickAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Chrome" })).ToHaveCountAsync(1);

        await elsewhere.Page.ReloadAsync();
        await Assertions.Expect(elsewhere.Heading("signIn.title")).ToBeVisibleAsync();
    }
}
