using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Generations;
using Tessera.Server.Storage;

namespace Tessera.Console.Tests;

public sealed class GalleryTests(ConsoleHost host)
{
    // Far from the numbers that the server gives.
    private const long FirstOfMany = 50_000_000;

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Filters_are_in_the_address(string language, string theme, int width)
    {
        var account = await FillAsync();
        await using var console = await host.OpenAsync("gallery", new Look(language, theme, width), account);
        var results = console.Page.GetByRole(AriaRole.List, new() { Name = console.Text["gallery.title"], Exact = true }).GetByRole(AriaRole.Listitem);
        await Assertions.Expect(results).ToHaveCountAsync(4);
        await console.CheckAsync("gallery");

        await console.Page.GetByLabel(console.Text["gallery.search"]).FillAsync("МАЯК");
        await Assertions.Expect(results).ToHaveCountAsync(1);
        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("[?&]q="));

        // The address alone leads to the same.
        await using var other = await console.OpenTabAsync(new Uri(console.Page.Url).PathAndQuery["/web/".Length..]);
        await Assertions.Expect(other.Page.GetByLabel(other.Text["gallery.search"])).ToHaveValueAsync("МАЯК");
        await Assertions.Expect(other.Page.GetByRole(AriaRole.List, new() { Name = other.Text["gallery.title"], Exact = true }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(1);

        await console.Page.GetByLabel(console.Text["gallery.search"]).FillAsync("nothing like this");
        await Assertions.Expect(console.Says("gallery.noMatch")).ToBeVisibleAsync();
        await console.CheckAsync("gallery-no-match");
        await console.Button("common.clear").First.ClickAsync();
        await Assertions.Expect(results).ToHaveCountAsync(4);

        await console.Page.GetByRole(AriaRole.Button, new() { Name = console.Text["category.text"], Exact = true }).ClickAsync();
        await Assertions.Expect(results).ToHaveCountAsync(1);
        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex("type=text"));

        await console.GoAsync("gallery?view=list");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(6);
        await console.CheckAsync("gallery-list");
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task The_lightbox_opens_by_address_walks_and_deletes(string language, string theme, int width)
    {
        var account = await FillAsync();
        var items = (await host.Server.GetAsync(account.Key, "/api/v2/user/history?media=true")).GetProperty("items").EnumerateArray().ToList();
        var (newest, next) = (items[0].GetProperty("generation_id").GetInt64(), items[1].GetProperty("generation_id").GetInt64());
        await using var console = await host.OpenAsync($"gallery?id={newest}", new Look(language, theme, width), account);
        var box = console.Page.GetByRole(AriaRole.Dialog, new() { Name = console.Text["gallery.details"] });
        await Assertions.Expect(box.GetByText($"{newest}", new() { Exact = true })).ToBeVisibleAsync();
        await console.CheckAsync("lightbox");

        // The neighbours are known when the list behind is.
        await Assertions.Expect(console.Button("gallery.next")).ToBeVisibleAsync();
        await console.Page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex($"id={next}"));
        await Assertions.Expect(console.Button("gallery.previous")).ToBeVisibleAsync();
        await console.Page.Keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex($"id={newest}"));
        await Assertions.Expect(box.GetByText($"{newest}", new() { Exact = true })).ToBeVisibleAsync();

        await console.Page.Keyboard.PressAsync("Delete");
        await Assertions.Expect(console.Says("gallery.deleteTitle")).ToBeVisibleAsync();
        await console.CheckAsync("lightbox-delete");
        await console.Page.GetByRole(AriaRole.Dialog, new() { Name = console.Text["gallery.deleteTitle"] })
            .GetByRole(AriaRole.Button, new() { Name = console.Text["common.delete"] }).ClickAsync();
        await Assertions.Expect(console.Page).ToHaveURLAsync(new Regex($"id={next}"));
        await console.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveCountAsync(0);

        var left = (await host.Server.GetAsync(account.Key, "/api/v2/user/history?media=true")).GetProperty("items").EnumerateArray();
        left.Select(one => one.GetProperty("generation_id").GetInt64()).ShouldNotContain(newest);
        await Assertions.Expect(console.Page.GetByRole(AriaRole.List, new() { Name = console.Text["gallery.title"], Exact = true }).GetByRole(AriaRole.Listitem)).ToHaveCountAsync(3);
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task The_address_of_a_deleted_result_says_that_it_is_gone(string language, string theme, int width)
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        var made = (await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "A red fox")).GetProperty("id").GetInt64();
        using (var client = host.Server.ClientFor(account.Key))
        {
            (await client.DeleteAsync($"/api/v2/generate/{made}", TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeTrue();
        }

        await using var console = await host.OpenAsync($"gallery?id={made}", new Look(language, theme, width), account);

        await Assertions.Expect(console.Page.GetByRole(AriaRole.Heading, new() { Name = console.Text["gallery.goneTitle"] })).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.Locator("dialog .skeleton")).ToHaveCountAsync(0);
        await console.CheckAsync("lightbox-gone");
        await console.Button("gallery.toGallery").ClickAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Dialog)).ToHaveCountAsync(0);
        await Assertions.Expect(console.Says("gallery.emptyTitle")).ToBeVisibleAsync();
    }

    [Theory]
    [MemberData(nameof(Look.Two), MemberType = typeof(Look))]
    public async Task Empty_loading_and_failing_have_pages_of_their_own(string language, string theme, int width)
    {
        await using var console = await host.OpenAsync("gallery", new Look(language, theme, width));
        await Assertions.Expect(console.Says("gallery.emptyTitle")).ToBeVisibleAsync();

        var held = new TaskCompletionSource();
        await console.Page.RouteAsync("**/api/v2/user/history?*media=true*", async route =>
        {
            await held.Task;
            await route.FulfillAsync(BusyReply.Value);
        });
        console.MayLoseServer = true;
        await console.GoAsync("gallery");
        await Assertions.Expect(console.Page.Locator(".skeleton").First).ToBeVisibleAsync();
        await console.CheckAsync("gallery-loading");
        held.SetResult();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("req_7");
        await console.CheckAsync("gallery-error");

        await console.Page.UnrouteAllAsync();
        await console.Button("common.retry").ClickAsync();
        await Assertions.Expect(console.Says("gallery.emptyTitle")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Ten_thousand_results_scroll_like_ten()
    {
        // A server of its own: generations without ledger lines would break the ledger that other tests verify.
        await using var server = await ConsoleServer.StartAsync();
        var account = await ConsoleAccounts.NewAsync(server);
        await AddManyAsync(server, account, 10_000);
        await using var console = await host.OpenAsync(server, "gallery?type=image", Look.Default, account);
        await Assertions.Expect(console.Page.GetByText(console.Text["gallery.total", 10_000], new() { Exact = true })).ToBeVisibleAsync();
        var results = console.Page.GetByRole(AriaRole.List, new() { Name = console.Text["gallery.title"], Exact = true }).Locator("li");
        await Assertions.Expect(results.First).ToBeVisibleAsync();

        // Down by the keyboard: what was passed is taken away again, however far it goes.
        await results.First.GetByRole(AriaRole.Button).FocusAsync();
        for (var row = 1; row <= 40; row++)
        {
            var before = await FocusedAsync(console);
            // The next row has been loaded.
            await console.Page.WaitForFunctionAsync(
                """
                () => {
                  const own = document.activeElement?.closest('[data-index]');
                  const foot = own?.getBoundingClientRect().bottom ?? Infinity;
                  return [...(own?.parentElement?.children ?? [])].some(one => one.getBoundingClientRect().top >= foot);
                }
                """);
            await console.Page.Keyboard.PressAsync("ArrowDown");
            await console.Page.WaitForFunctionAsync("before => Number(document.activeElement?.closest('[data-index]')?.dataset.index ?? -1) > before", before);
        }

        (await FocusedAsync(console)).ShouldBeGreaterThan(100);
        (await results.CountAsync()).ShouldBeLessThan(150);
    }

    private static Task<int> FocusedAsync(ConsolePage console) =>
        console.Page.EvaluateAsync<int>("() => Number(document.activeElement?.closest('[data-index]')?.dataset.index ?? -1)");

    /// <summary>Two images, a sound, a failure and a text.</summary>
    private async Task<ConsoleAccount> FillAsync()
    {
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await host.Server.GenerateAsync(account.Key, "gpt-5-nano", "Why is the sky blue?");
        await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "Маяк в шторм");
        await host.Server.GenerateAsync(account.Key, "openai-tts", "Good morning");
        await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "[sandbox: fail=content_policy] A lighthouse");
        await host.Server.GenerateAsync(account.Key, "flux-1.1-pro", "A red fox in a snowy forest");
        return account;
    }

    private static Task<int> AddManyAsync(ConsoleServer server, ConsoleAccount account, int count) => server.Services.GetRequiredService<Database>().WriteAsync(async session =>
    {
        await session.Prepared(
            $"""
            WITH RECURSIVE row (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < {count})
            INSERT INTO generations (id, account_id, category, model, state, hold, provider, prompt, created_at, completed_at)
            SELECT {FirstOfMany} + n, {account.Id}, 'image', 'flux-1.1-pro', {(int)GenerationState.Completed}, 0, 'sandbox', 'picture ' || n, n, n
            FROM row
            """).ExecuteNonQueryAsync();
        return await session.Prepared($"UPDATE wallets SET generations = {count} WHERE account_id = {account.Id}").ExecuteNonQueryAsync();
    });
}
