using System.Text.RegularExpressions;

namespace Tessera.Console.Tests;

public sealed class SetupTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_new_installation_is_set_up_and_makes_its_first_picture(string language, string theme, int width)
    {
        await using var server = await ConsoleServer.StartAsync();
        await using var console = await host.OpenAsync(server, "", new Look(language, theme, width), account: null);
        await Assertions.Expect(console.Heading("setup.title")).ToBeVisibleAsync();
        await console.CheckAsync("setup-1-look");
        await console.Button("common.next").ClickAsync();

        await Assertions.Expect(console.Heading("setup.ownerTitle")).ToBeVisibleAsync();
        await console.Button("common.next").ClickAsync();
        await Assertions.Expect(console.Says("setup.emailNeeded")).ToBeVisibleAsync();
        await console.CheckAsync("setup-2-owner-errors");
        await console.Field("signIn.email").FillAsync("owner@example.com");
        await console.Field("signIn.password").First.FillAsync(ConsoleAccounts.Password);
        await console.Button("common.next").ClickAsync();

        await Assertions.Expect(console.Heading("setup.audienceTitle")).ToBeVisibleAsync();
        await console.Page.GetByRole(AriaRole.Radio).Nth(1).CheckAsync();
        await console.CheckAsync("setup-2-audience");
        await console.Button("common.next").ClickAsync();

        await Assertions.Expect(console.Says("setup.stay")).ToBeVisibleAsync();
        await console.CheckAsync("setup-3-sandbox");
        await console.Button("setup.finish").ClickAsync();

        await Assertions.Expect(console.Heading("setup.doneTitle")).ToBeVisibleAsync();
        await console.CheckAsync("setup-4-done");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Link, new() { Name = console.Text["setup.addTeam"] })).ToBeVisibleAsync();
        using (var stranger = server.ClientFor(null))
        {
            (await stranger.GetJsonAsync("/api/v2/session")).GetProperty("features").GetProperty("registration").GetBoolean().ShouldBeFalse();
        }

        await console.Page.GetByRole(AriaRole.Link, new() { Name = console.Text["setup.doneAction"] }).ClickAsync();
        await console.Page.GetByRole(AriaRole.Button, new() { Name = console.Text["create.generate"] }).First.ClickAsync();
        await Assertions.Expect(console.Page.Locator("main img").First).ToBeVisibleAsync();
        // axe measures what the bar at the bottom leaves of a button, which a user would scroll to.
        await console.Page.SetViewportSizeAsync(width, 3000);
        await console.CheckAsync("setup-5-first-picture");

        // For ever afterwards.
        await console.GoAsync("setup");
        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("/web/$"));
        using var visitor = server.ClientFor(null);
        using var refused = await visitor.PostTextAsync("/api/v2/setup", """{"email":"second@example.com","password":"correct horse battery staple"}""");
        ((int)refused.StatusCode).ShouldBe(409);
    }

    [Fact]
    public async Task A_provider_key_is_tested_at_once_and_one_that_does_not_work_asks_what_to_do()
    {
        await using var server = await ConsoleServer.StartAsync();
        await using var console = await host.OpenAsync(server, "setup", Look.Default, account: null);
        await console.Button("common.next").ClickAsync();
        await console.Field("signIn.email").FillAsync("owner@example.com");
        await console.Field("signIn.password").First.FillAsync(ConsoleAccounts.Password);
        await console.Button("common.next").ClickAsync();
        await console.Button("common.next").ClickAsync();
        await console.Button("setup.addKey").ClickAsync();

        // An address of this machine where nothing answers: no test calls a vendor.
        await console.Field("setup.provider").SelectOptionAsync("ollama");
        await console.Field("setup.baseUrl").FillAsync("http://127.0.0.1:9/v1");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = console.Text["admin.reason_Unavailable"] })).ToBeVisibleAsync();
        await console.CheckAsync("setup-3-refused-key");

        await console.Button("setup.finish").ClickAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(console.Text["setup.refusedLead"]);
        await console.CheckAsync("setup-3-refused-choice");
        await console.Button("setup.withoutKeys").ClickAsync();
        await Assertions.Expect(console.Heading("setup.doneTitle")).ToBeVisibleAsync();
        (await server.GetAsync(server.OwnerKey, "/api/v2/models/gpt-5")).GetProperty("sandbox").GetBoolean().ShouldBeTrue("the key was left out");
    }
}
