namespace Tessera.Console.Tests;

public sealed class WorkspacesTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task A_workspace_gets_a_quota_a_member_and_a_service_account(string language, string theme, int width)
    {
        var other = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync("workspaces", new Look(language, theme, width));
        await console.Button("workspaces.create").ClickAsync();
        var dialog = console.Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(console.Text["workspaces.name"], new() { Exact = true }).FillAsync("Brand studio");
        await console.CheckAsync("workspace-create");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["workspaces.create"] }).ClickAsync();
        await Assertions.Expect(dialog).ToHaveCountAsync(0);

        var card = console.Page.Locator("main li").Filter(new() { Has = console.Page.GetByRole(AriaRole.Heading, new() { Name = "Brand studio", Exact = true }) });
        await card.GetByRole(AriaRole.Button, new() { Name = console.Text["workspaces.editTitle", null, ("name", "Brand studio")] }).ClickAsync();
        await dialog.GetByLabel(console.Text["workspaces.perDay"]).FillAsync("7");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["common.save"] }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Meter, new() { Name = console.Text["workspaces.quotaDay"] })).ToHaveAttributeAsync("aria-valuemax", "7");

        await card.GetByRole(AriaRole.Button, new() { Name = console.Text["workspaces.add"] }).ClickAsync();
        await dialog.GetByLabel(console.Text["workspaces.email"], new() { Exact = true }).FillAsync(other.Email);
        await console.CheckAsync("workspace-member");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["workspaces.add"] }).ClickAsync();
        await Assertions.Expect(card.GetByText(other.Email)).ToBeVisibleAsync();

        await card.GetByRole(AriaRole.Button, new() { Name = console.Text["workspaces.addService"] }).ClickAsync();
        await dialog.GetByLabel(console.Text["workspaces.name"], new() { Exact = true }).FillAsync("renderer");
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["workspaces.addService"] }).ClickAsync();
        await Assertions.Expect(dialog.GetByLabel("client_secret")).ToBeVisibleAsync();
        await console.CheckAsync("workspace-secret");
        await console.Button("webhooks.secretDone").ClickAsync();
        await Assertions.Expect(card.GetByText("renderer", new() { Exact = true })).ToBeVisibleAsync();
        // What lies half under the bars of a phone is too small to be touched, until it is scrolled to.
        await console.Page.EvaluateAsync("() => scrollTo(0, 0)");
        await console.CheckAsync("workspaces");

        await card.GetByRole(AriaRole.Button, new() { Name = console.Text["workspaces.remove", null, ("name", "Ann Novak")] }).ClickAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["workspaces.removeIt"] }).ClickAsync();
        await Assertions.Expect(card.GetByText(other.Email)).ToHaveCountAsync(0);
    }
}
