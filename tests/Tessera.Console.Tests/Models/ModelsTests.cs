using System.Text.RegularExpressions;

namespace Tessera.Console.Tests.Models;

public sealed class ModelsTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task The_list_and_a_model_can_be_read(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("models", new Look(language, theme, width));
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Link, new() { Name = "Flux 1.1 Pro", Exact = true })).ToBeVisibleAsync();

        await console.GoAsync("models?q=no-such-model");
        await Assertions.Expect(console.Says("create.noModels")).ToBeVisibleAsync();
        await console.CheckAsync("models-no-match");
        await console.Button("common.clear").Last.ClickAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Link, new() { Name = "Flux 1.1 Pro", Exact = true })).ToBeVisibleAsync();

        await console.GoAsync("models/kling-v2.1");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Heading, new() { Name = "Kling v2.1", Level = 1 })).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.Locator(".skeleton")).ToHaveCountAsync(0);
        await console.CheckAsync("model");

        await console.GoAsync("models/no-such-model");
        await Assertions.Expect(console.Page.GetByText(console.Text["models.unknown", null, ("slug", "no-such-model")])).ToBeVisibleAsync();
        await console.CheckAsync("model-unknown");
    }

    [Fact]
    public async Task Filters_are_in_the_address()
    {
        await using var console = await host.OpenAsync("models", Look.Default);

        await console.Page.GetByRole(AriaRole.Button, new() { Name = "Video", Exact = true }).ClickAsync();
        await console.Field("models.search").FillAsync("kling");

        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("/models\\?.*q=kling"));
        console.Page.Url.ShouldContain("type=video");
        await Assertions.Expect(console.Page.Locator("tbody tr")).ToHaveCountAsync(3);
        await console.Page.ReloadAsync();
        await Assertions.Expect(console.Page.Locator("tbody tr")).ToHaveCountAsync(3);
        await Assertions.Expect(console.Field("models.search")).ToHaveValueAsync("kling");
    }

    [Fact]
    public async Task A_model_leads_to_the_prompt_box_and_its_calculator_follows_the_options()
    {
        await using var console = await host.OpenAsync("models/kling-v2.1", Look.Default);
        var price = console.Page.Locator("section").Filter(new() { HasText = console.Text["models.calculator"] }).GetByRole(AriaRole.Status);
        await Assertions.Expect(price).ToContainTextAsync("tokens");
        var before = await price.InnerTextAsync();

        await console.Page.GetByRole(AriaRole.Radio, new() { Name = "10 s", Exact = true }).CheckAsync();

        await Assertions.Expect(price).Not.ToHaveTextAsync(before);
        await Assertions.Expect(console.Page.Locator("pre")).ToContainTextAsync("\"duration\": 10");
        await console.Page.GetByRole(AriaRole.Link, new() { Name = console.Text["models.try"], Exact = true }).ClickAsync();
        await Assertions.Expect(console.Page.GetByTitle(console.Text["create.changeModel"])).ToContainTextAsync("Kling v2.1");
    }
}
