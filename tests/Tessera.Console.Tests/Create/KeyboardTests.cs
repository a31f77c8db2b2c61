namespace Tessera.Console.Tests.Create;

public sealed class KeyboardTests(ConsoleHost host)
{
    [Fact]
    public async Task An_image_is_made_with_the_keyboard_alone()
    {
        var flow = await CreateFlow.OpenAsync(host);
        await using var console = flow.Console;
        var keyboard = console.Page.Keyboard;

        await TabToAsync(console, flow.Kind("image"));
        await keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(flow.Kind("video")).ToBeFocusedAsync();
        await keyboard.PressAsync("ArrowLeft");
        await Assertions.Expect(flow.Kind("image")).ToBeFocusedAsync();

        await TabToAsync(console, console.Page.GetByTitle(console.Text["create.changeModel"]));
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(console.Page.Locator("input[role=combobox]")).ToBeFocusedAsync();
        await keyboard.TypeAsync("luma photon flash");
        await Assertions.Expect(console.Page.Locator("[role=option][aria-selected=true]")).ToContainTextAsync("Luma Photon Flash");
        await keyboard.PressAsync("Enter");
        await Assertions.Expect(flow.Prompt).ToBeFocusedAsync();

        await keyboard.TypeAsync("A red fox");
        await keyboard.PressAsync("Control+Enter");
        await flow.EndedAsync();
        await Assertions.Expect(flow.Result.Locator("img")).ToBeVisibleAsync();

        var download = flow.Result.GetByRole(AriaRole.Link, new() { Name = console.Text["common.download"] });
        await TabToAsync(console, download, "Shift+Tab");
        await Assertions.Expect(download).ToBeVisibleAsync();
    }

    private static async Task TabToAsync(ConsolePage console, ILocator target, string key = "Tab")
    {
        for (var i = 0; i < 80 && !await target.EvaluateAsync<bool>("element => element === document.activeElement"); i++)
        {
            await console.Page.Keyboard.PressAsync(key);
        }

        await Assertions.Expect(target).ToBeFocusedAsync();
    }
}
