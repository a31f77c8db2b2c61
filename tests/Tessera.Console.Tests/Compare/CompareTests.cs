using System.Text.RegularExpressions;
using Tessera.Console.Tests.Create;

namespace Tessera.Console.Tests.Compare;

public sealed class CompareTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Two_models_answer_one_prompt_for_the_price_on_the_button(string language, string theme, int width)
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync("compare?models=photon-flash,flux-1.1-pro", new Look(language, theme, width), account);
        var flow = new CreateFlow(host.Server, console, account);
        var before = await flow.BalanceAsync();
        var run = console.Page.GetByRole(AriaRole.Button, new() { NameRegex = new($"^{console.Text["compare.run", 2]}") });
        await Assertions.Expect(run.Locator("[aria-busy=false]")).ToBeVisibleAsync();

        await console.Field("compare.prompt").FillAsync("A red fox");
        await Assertions.Expect(run.Locator("[aria-busy=false]")).ToBeVisibleAsync();
        var price = await CreateFlow.TokensAsync(run);
        await run.ClickAsync();
        await flow.EndedAsync();

        await Assertions.Expect(flow.Result.Locator("img")).ToHaveCountAsync(2);
        (before - await flow.BalanceAsync()).ShouldBe(price);
        await console.CheckAsync("compare-done");
    }

    [Fact]
    public async Task A_model_is_added_and_taken_away_in_the_address()
    {
        await using var console = await host.OpenAsync("compare?type=text", Look.Default);
        await console.Button("compare.add").ClickAsync();
        var search = console.Page.Locator("input[role=combobox]");
        await search.FillAsync("claude sonnet 4.5");
        await Assertions.Expect(console.Page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("Claude Sonnet 4.5");
        await search.PressAsync("Enter");

        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("claude-sonnet-4\\.5"));
        await console.Page.GetByRole(AriaRole.Button, new() { Name = "Remove: GPT-5", Exact = true }).ClickAsync();

        await Assertions.Expect(console.Page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Run 2 models") })).ToBeVisibleAsync();
        console.Page.Url.ShouldNotContain("gpt-5%2C");
    }
}
