namespace Tessera.Console.Tests;

public sealed class PagesTests(ConsoleHost host)
{
    private static readonly string[] Paths =
        ["", "compare", "gallery", "models", "models/gpt-5", "keys", "webhooks", "usage", "billing", "workspaces", "settings", "admin", "no/such/page"];

    [Theory]
    [MemberData(nameof(Look.Four), MemberType = typeof(Look))]
    public async Task Every_page_opens_for_a_new_owner_without_a_fault(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("", new Look(language, theme, width), role: "admin");
        foreach (var path in Paths)
        {
            await console.GoAsync(path);
            await Assertions.Expect(console.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
            await Assertions.Expect(console.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            await console.CheckAsync($"page-{(path.Length == 0 ? "create" : path.Replace('/', '-'))}");
        }
    }

    [Fact]
    [Trait("Engine", "smoke")]
    public async Task Every_page_shows_what_the_database_has()
    {
        await using var console = await host.OpenAsync("", Look.Default, role: "admin");
        foreach (var path in Paths)
        {
            await console.GoAsync(path);
            await Assertions.Expect(console.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveCountAsync(1);
            await Assertions.Expect(console.Page.Locator(".skeleton")).ToHaveCountAsync(0);
            await Assertions.Expect(console.Page.GetByRole(AriaRole.Alert)).ToHaveCountAsync(0);
        }
    }
}
