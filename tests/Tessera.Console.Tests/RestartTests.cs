namespace Tessera.Console.Tests;

public sealed class RestartTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_server_that_restarts_is_waited_for_and_nothing_is_lost(string language, string theme, int width)
    {
        await using var server = await ConsoleServer.StartAsync();
        var account = await ConsoleAccounts.NewAsync(server);
        await using var console = await host.OpenAsync(server, "settings", new Look(language, theme, width), account);
        console.MayLoseServer = true;
        var name = console.Field("settings.name");
        await Assertions.Expect(name).ToHaveValueAsync("Ann Novak");
        await name.FillAsync("Typed while the server was down");

        await server.StopAsync();
        await name.PressAsync("Enter");
        await Assertions.Expect(console.Says("error.reconnecting")).ToBeVisibleAsync();
        await console.CheckAsync("offline");

        await server.StartAsync();
        await Assertions.Expect(console.Says("error.reconnecting")).ToHaveCountAsync(0);
        await Assertions.Expect(name).ToHaveValueAsync("Typed while the server was down");
        await name.PressAsync("Enter");
        await Assertions.Expect(console.Says("common.saved").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_page_that_opens_while_the_server_is_down_opens_by_itself_later()
    {
        await using var server = await ConsoleServer.StartAsync();
        var account = await ConsoleAccounts.NewAsync(server);
        await using var console = await host.OpenAsync(server, "settings", Look.Default, account);
        await Assertions.Expect(console.Heading("settings.title")).ToBeVisibleAsync();
        console.MayLoseServer = true;

        // The page itself comes from the browser; what it asks for does not.
        await console.Page.RouteAsync("**/api/**", route => route.AbortAsync());
        await console.Page.ReloadAsync();
        await Assertions.Expect(console.Heading("error.offlineTitle")).ToBeVisibleAsync();
        await console.CheckAsync("offline-page");

        await console.Page.UnrouteAllAsync();
        await Assertions.Expect(console.Heading("settings.title")).ToBeVisibleAsync();
    }
}
