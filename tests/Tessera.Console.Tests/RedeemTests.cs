namespace Tessera.Console.Tests;

public sealed class RedeemTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task An_admin_creates_codes_and_a_member_redeems_one(string language, string theme, int width)
    {
        await using var server = await ConsoleServer.StartAsync();
        var (admin, member) = (await ConsoleAccounts.NewAsync(server, role: "admin"), await ConsoleAccounts.NewAsync(server));
        string code;
        await using (var console = await host.OpenAsync(server, "admin?tab=codes", new Look(language, theme, width), admin))
        {
            await Assertions.Expect(console.Says("codes.none")).ToBeVisibleAsync();
            await console.CheckAsync("admin-codes-empty");
            await console.Button("codes.create").ClickAsync();
            var dialog = console.Page.GetByRole(AriaRole.Dialog);
            await dialog.GetByLabel(console.Text["codes.tokens"], new() { Exact = true }).FillAsync("250");
            await dialog.GetByLabel(console.Text["codes.count"], new() { Exact = true }).FillAsync("2");
            await dialog.GetByLabel(console.Text["codes.note"]).FillAsync("Workshop");
            await console.CheckAsync("admin-codes-create");
            await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["codes.create"] }).ClickAsync();
            var codes = (await dialog.GetByLabel(console.Text["codes.list"]).InputValueAsync()).Split('\n');
            codes.Length.ShouldBe(2);
            code = codes[0];
            await console.CheckAsync("admin-codes-made");
            await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["codes.done"] }).ClickAsync();
            var other = console.Page.GetByRole(AriaRole.Button, new() { Name = console.Text["codes.revokeOf", null, ("code", codes[1][^4..])] });
            await other.ClickAsync();
            await dialog.GetByRole(AriaRole.Button, new() { Name = console.Text["codes.revoke"] }).ClickAsync();
            await Assertions.Expect(console.Says("codes.state_revoked")).ToBeVisibleAsync();
            await console.CheckAsync("admin-codes");
        }

        await using var billing = await host.OpenAsync(server, "billing", new Look(language, theme, width), member);
        var field = billing.Field("billing.code").Filter(new() { Visible = true });
        await field.FillAsync("AAAA-AAAA-AAAA-AAAA");
        await field.PressAsync("Enter");
        await Assertions.Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
        await billing.CheckAsync("billing-code-refused");
        await field.FillAsync(code.ToLowerInvariant());
        await field.PressAsync("Enter");
        await Assertions.Expect(billing.Page.GetByLabel(billing.Text["billing.available"])).ToContainTextAsync(billing.Text["unit.tokens", 1250]);
        await Assertions.Expect(billing.Page.Locator("ol > li").First).ToContainTextAsync(billing.Text["billing.byCode"]);
        await billing.CheckAsync("billing-code-redeemed");
        (await server.GetAsync(member.Key, "/api/v2/balance")).GetProperty("token_balance").GetInt64().ShouldBe(1250);
    }
}
