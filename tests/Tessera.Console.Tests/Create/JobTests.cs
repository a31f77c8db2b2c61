using System.Text.RegularExpressions;

namespace Tessera.Console.Tests.Create;

/// <summary>A job belongs to the server: pages and tabs only show it.</summary>
public sealed class JobTests(ConsoleHost host)
{
    private const string Slow = "A sailing boat [sandbox: progress=slow delay=300s]";

    [Fact]
    public async Task A_job_is_found_again_after_another_page_and_a_reload_and_can_be_canceled()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=mj-video-480p");
        await using var console = flow.Console;
        var before = await flow.BalanceAsync();
        await flow.SubmitAsync(Slow);
        await Assertions.Expect(flow.Cancel).ToBeVisibleAsync();
        await Assertions.Expect(console.Says("create.leave")).ToBeVisibleAsync();
        await Assertions.Expect(console.Page).ToHaveTitleAsync(new Regex("^(\\d+%|…) · "));
        await console.CheckAsync("create-running");

        await console.GoAsync("models");
        await Assertions.Expect(console.Page).ToHaveTitleAsync(new Regex("^(\\d+%|…) · Models"));
        await console.GoAsync("");
        await Assertions.Expect(flow.Cancel).ToBeVisibleAsync();
        await console.Page.ReloadAsync();
        await flow.Cancel.ClickAsync();

        await Assertions.Expect(flow.Result).ToContainTextAsync(console.Text["create.canceled"]);
        await Assertions.Expect(console.Page).ToHaveTitleAsync("Create · Tessera");
        (await flow.BalanceAsync()).ShouldBe(before);
        (await flow.GenerationsAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Another_tab_shows_the_job_and_cancels_it_in_both()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=mj-video-480p");
        await using var console = flow.Console;
        await flow.SubmitAsync(Slow);
        await Assertions.Expect(flow.Cancel).ToBeVisibleAsync();

        var tab = await console.OpenTabAsync("");
        var other = tab.Page.Locator("article").Last;
        await Assertions.Expect(other).ToContainTextAsync("A sailing boat");
        await other.GetByRole(AriaRole.Button, new() { Name = console.Text["common.cancel"], Exact = true }).ClickAsync();

        await Assertions.Expect(other).ToContainTextAsync(console.Text["create.canceled"]);
        await Assertions.Expect(flow.Result).ToContainTextAsync(console.Text["create.canceled"]);
    }

    [Fact]
    public async Task A_press_is_made_once_however_often_its_call_is_sent()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro");
        await using var console = flow.Console;
        console.MayLoseServer = true;
        var sent = new List<string?>();
        await console.Page.RouteAsync("**/api/v2/generate", async route =>
        {
            sent.Add(await route.Request.HeaderValueAsync("Idempotency-Key"));
            if (sent.Count > 2)
            {
                await route.ContinueAsync();
                return;
            }

            // The server gets the call, and its answer is lost on the way.
            await route.FetchAsync(new() { Timeout = ConsoleHost.Patience });
            await route.AbortAsync("connectionreset");
        });
        var before = await flow.BalanceAsync();

        var price = await flow.SubmitAsync("A red fox");
        await flow.EndedAsync();

        sent.Count.ShouldBe(3);
        sent.Distinct().ShouldHaveSingleItem().ShouldNotBeNullOrEmpty();
        await Assertions.Expect(flow.Result.Locator("img")).ToBeVisibleAsync();
        (await flow.GenerationsAsync()).ShouldBe(1);
        (before - await flow.BalanceAsync()).ShouldBe(price);
    }
}
