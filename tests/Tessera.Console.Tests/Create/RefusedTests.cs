namespace Tessera.Console.Tests.Create;

/// <summary>What is not made costs nothing, and says so.</summary>
public sealed class RefusedTests(ConsoleHost host)
{
    [Fact]
    public async Task A_call_that_is_too_expensive_says_what_is_missing_and_is_not_sent()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro", tokens: 1);
        await using var console = flow.Console;

        await flow.Prompt.FillAsync("A red fox");
        var price = await flow.PriceAsync();
        var sentence = console.Text["create.insufficient", null, ("a", price), ("b", 1L)];
        await Assertions.Expect(flow.Submit).ToBeDisabledAsync();
        await flow.SaysOfItselfAsync(sentence);
        await flow.PressAsync();

        await Assertions.Expect(console.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(sentence);
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Link, new() { Name = console.Text["create.topUp"] })).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.Locator("article")).ToHaveCountAsync(0);
        (await flow.GenerationsAsync()).ShouldBe(0);
        (await flow.BalanceAsync()).ShouldBe(1);
        await console.CheckAsync("create-too-expensive");
    }

    [Theory]
    [InlineData("flux-1.1-pro")]
    [InlineData("gpt-5-nano")]
    public async Task A_failure_is_explained_and_costs_nothing(string model)
    {
        var flow = await CreateFlow.OpenAsync(host, $"?model={model}");
        await using var console = flow.Console;
        var before = await flow.BalanceAsync();
        foreach (var failure in (string[])["provider_error", "content_policy", "timeout"])
        {
            await flow.SubmitAsync($"A red fox [sandbox: fail={failure}]");
            await flow.EndedAsync();

            await Assertions.Expect(flow.Result.GetByText(console.Text[$"create.failure.{failure}"], new() { Exact = true })).ToBeVisibleAsync();
            await Assertions.Expect(flow.Result.Locator(".mono").First).ToContainTextAsync(failure);
            await flow.SaysNothingWasChargedAsync(before);
        }
    }

    [Fact]
    public async Task A_failed_call_is_tried_again_in_its_place()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro");
        await using var console = flow.Console;
        await flow.SubmitAsync("A red fox [sandbox: fail=timeout]");
        await flow.EndedAsync();

        var number = flow.Result.GetByRole(AriaRole.Link, new() { NameRegex = new("^#") });
        var first = await number.InnerTextAsync();

        await flow.Result.GetByRole(AriaRole.Button, new() { Name = console.Text["common.retry"] }).ClickAsync();
        await Assertions.Expect(number).Not.ToHaveTextAsync(first);
        await flow.EndedAsync();

        await Assertions.Expect(console.Page.Locator("article")).ToHaveCountAsync(1);
        (await flow.GenerationsAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task A_prompt_is_asked_for()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro");
        await using var console = flow.Console;

        await Assertions.Expect(flow.Submit).ToBeDisabledAsync();
        await flow.SaysOfItselfAsync(console.Text["create.promptMissing"]);
        await flow.PressAsync();

        await Assertions.Expect(console.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(console.Text["create.promptMissing"]);
        await Assertions.Expect(flow.Prompt).ToBeFocusedAsync();
        await flow.Prompt.FillAsync("A red fox");
        await Assertions.Expect(flow.Submit).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_price_that_is_not_known_yet_is_said()
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync("settings", Look.Default, account);
        var held = new TaskCompletionSource();
        await console.Page.RouteAsync("**/calculate-price", async route =>
        {
            await held.Task;
            await route.ContinueAsync();
        });
        await console.GoAsync("?model=flux-1.1-pro&prompt=A+red+fox");
        var flow = new CreateFlow(host.Server, console, account);

        await Assertions.Expect(flow.Submit).ToBeDisabledAsync();
        await flow.SaysOfItselfAsync(console.Text["create.pricing"]);
        held.SetResult();

        await Assertions.Expect(flow.Submit).ToBeEnabledAsync();
    }

    [Fact]
    public async Task A_failure_is_explained_in_Russian_everywhere()
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        var reply = await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "A red fox [sandbox: fail=content_policy]");
        var made = reply.GetProperty("id").GetInt64();
        await using var console = await host.OpenAsync($"gallery?status=failed&id={made}", new Look("ru", "light", 1440), account);
        var sentence = console.Text["create.failure.content_policy"];

        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog).GetByText(sentence, new() { Exact = true })).ToBeVisibleAsync();
        await console.CheckAsync("lightbox-failed");
        await console.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Listitem).GetByText(sentence, new() { Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.GetByText("content_policy:")).ToHaveCountAsync(0);
    }
}
