namespace Tessera.Console.Tests;

public sealed class SignInTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Signing_in_leads_to_the_page_that_was_asked_for(string language, string theme, int width)
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync("settings", new Look(language, theme, width), account: null);
        await Assertions.Expect(console.Heading("signIn.title")).ToBeVisibleAsync();
        await console.CheckAsync("sign-in");

        await console.Field("signIn.email").FillAsync(account.Email);
        await console.Field("signIn.password").First.FillAsync("not the password");
        await console.Button("signIn.submit").ClickAsync();
        await Assertions.Expect(console.Says("signIn.wrong")).ToBeVisibleAsync();
        await console.CheckAsync("sign-in-wrong");

        await console.Field("signIn.password").First.FillAsync(account.Password);
        await console.Button("signIn.submit").ClickAsync();
        await Assertions.Expect(console.Heading("settings.title")).ToBeVisibleAsync();
        new Uri(console.Page.Url).AbsolutePath.ShouldBe("/web/settings");
    }
}
