using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Tessera.Console.Tests.Create;

/// <summary>The prompt box of Create and what was made with it, as a user sees them.</summary>
internal sealed class CreateFlow(ConsoleServer server, ConsolePage console, ConsoleAccount account)
{
    private IPage Page => console.Page;

    public ConsolePage Console => console;

    public ILocator Form => Page.Locator("#create-form");

    public ILocator Prompt => Form.Locator("textarea");

    private ILocator Results => Page.Locator("article");

    /// <summary>The newest result.</summary>
    public ILocator Result => Results.Last;

    public ILocator Cancel => Result.GetByRole(AriaRole.Button, new() { Name = console.Text["common.cancel"], Exact = true });

    /// <summary>The button with the price.</summary>
    public ILocator Submit => Form.GetByRole(AriaRole.Button, new()
    {
        NameRegex = new($"^({Regex.Escape(console.Text["create.generate"])}|{Regex.Escape(console.Text["create.send"])}|{Regex.Escape(console.Text["create.run"])}) "),
    });

    public static async Task<CreateFlow> OpenAsync(ConsoleHost host, string path = "", Look? look = null, long tokens = 1000)
    {
        var account = await ConsoleAccounts.NewAsync(host.Server, tokens: tokens);
        var console = await host.OpenAsync(path, look ?? Look.Default, account);
        var flow = new CreateFlow(host.Server, console, account);
        await Assertions.Expect(flow.Submit).ToBeVisibleAsync();
        return flow;
    }

    /// <summary>Chooses a kind and waits for its form.</summary>
    public async Task ChooseKindAsync(string kind)
    {
        await Kind(kind).ClickAsync();
        await Assertions.Expect(Kind(kind)).ToHaveAttributeAsync("aria-selected", "true");
    }

    public ILocator Kind(string kind) => Page.GetByRole(AriaRole.Tab, new() { Name = console.Text[$"category.{kind}"], Exact = true });

    public async Task ChooseModelAsync(string name)
    {
        await Page.GetByTitle(console.Text["create.changeModel"]).ClickAsync();
        var search = Page.Locator("input[role=combobox]");
        await search.FillAsync(name);
        await Assertions.Expect(Page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync(name);
        await search.PressAsync("Enter");
        await Assertions.Expect(Page.GetByTitle(console.Text["create.changeModel"])).ToContainTextAsync(name);
    }

    /// <summary>The price on the button, once it is that of the form as it is.</summary>
    public async Task<long> PriceAsync()
    {
        await Assertions.Expect(Submit.Locator("[aria-busy=false]")).ToBeVisibleAsync();
        return await TokensAsync(Submit);
    }

    /// <summary>Fills the prompt and starts it. Returns the price that the button showed, once its result has a place.</summary>
    public async Task<long> SubmitAsync(string prompt)
    {
        await Prompt.FillAsync(prompt);
        var price = await PriceAsync();
        var earlier = await Results.CountAsync();
        await Submit.ClickAsync();
        await Assertions.Expect(Results).ToHaveCountAsync(earlier + 1);
        return price;
    }

    /// <summary>Presses the button with the keyboard, also while it says that nothing can be made.</summary>
    public Task PressAsync() => Submit.PressAsync("Enter");

    /// <summary>What the button says of itself beside its name.</summary>
    public Task SaysOfItselfAsync(string text) => Assertions.Expect(Submit).ToHaveAccessibleDescriptionAsync(new Regex(Regex.Escape(text)));

    /// <summary>Waits for the newest result to have ended, whichever way.</summary>
    public Task EndedAsync() => Assertions.Expect(Result).ToHaveAttributeAsync("aria-busy", "false");

    public Task<long> ChargedAsync() => TokensAsync(Result);

    /// <summary>The balance as the API has it.</summary>
    public async Task<long> BalanceAsync()
    {
        using var client = server.ClientFor(account.Key);
        return (await client.GetJsonAsync("/api/v2/user/balance")).GetProperty("token_balance").GetInt64();
    }

    public async Task<int> GenerationsAsync() => (await HistoryAsync()).GetArrayLength();

    /// <summary>What the API has of the account's generations, the newest first.</summary>
    public async Task<JsonElement> HistoryAsync()
    {
        using var client = server.ClientFor(account.Key);
        return (await client.GetJsonAsync("/api/v2/user/history")).GetProperty("items");
    }

    public async Task SaysNothingWasChargedAsync(long before)
    {
        await Assertions.Expect(Result.GetByText(console.Text["create.failedFree"], new() { Exact = false }).First).ToBeVisibleAsync();
        (await BalanceAsync()).ShouldBe(before);
    }

    /// <summary>The last amount of tokens in a part of the page, as a screen reader says it: "8 tokens".</summary>
    public static async Task<long> TokensAsync(ILocator part)
    {
        var spoken = await part.Locator(".num > .sr-only").Last.TextContentAsync() ?? "";
        return long.Parse([.. spoken.Where(char.IsAsciiDigit)], NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
