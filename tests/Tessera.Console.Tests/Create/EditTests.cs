namespace Tessera.Console.Tests.Create;

/// <summary>What was typed and made is kept, and can be changed and run again.</summary>
public sealed class EditTests(ConsoleHost host)
{
    [Fact]
    public async Task A_draft_survives_a_reload()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=kling-v2.1");
        await using var console = flow.Console;
        await flow.Prompt.FillAsync("A sailing boat");
        await console.Page.GetByRole(AriaRole.Radio, new() { Name = "9:16" }).CheckAsync();

        await console.Page.ReloadAsync();

        await Assertions.Expect(flow.Prompt).ToHaveValueAsync("A sailing boat");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Radio, new() { Name = "9:16" })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_result_is_put_back_into_the_box_with_its_options()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro");
        await using var console = flow.Console;
        await console.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("1344×768") }).CheckAsync();
        await flow.SubmitAsync("A red fox");
        await flow.EndedAsync();
        await flow.ChooseKindAsync("video");
        await flow.Prompt.FillAsync("Something else");

        await flow.Result.GetByRole(AriaRole.Button, new() { Name = console.Text["create.remix"] }).ClickAsync();

        await Assertions.Expect(flow.Prompt).ToHaveValueAsync("A red fox");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("1344×768") })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_generation_of_another_program_is_opened_by_its_number()
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        using var program = host.Server.ClientFor(account.Key);
        var made = await program.GenerateAsync("""{"model": "flux-1.1-pro", "prompt": "A blue whale", "size": "768x1344"}""");

        await using var console = await host.OpenAsync($"?from={made.GetProperty("id")}", Look.Default, account);
        var flow = new CreateFlow(host.Server, console, account);

        await Assertions.Expect(flow.Prompt).ToHaveValueAsync("A blue whale");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("768×1344") })).ToBeCheckedAsync();
    }

    [Fact]
    public async Task A_model_keeps_the_options_that_it_also_takes()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro");
        await using var console = flow.Console;
        await console.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("1344×768") }).CheckAsync();
        await console.Page.GetByRole(AriaRole.Radio, new() { Name = "png" }).CheckAsync();

        await flow.ChooseModelAsync("DALL-E 3");

        await Assertions.Expect(console.Page.GetByRole(AriaRole.Radio, new() { Name = "png" })).ToBeCheckedAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Radio, new() { NameRegex = new("1344×768") })).ToHaveCountAsync(0);
        (await flow.PriceAsync()).ShouldBeGreaterThan(0);
    }
}
