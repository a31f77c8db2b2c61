namespace Tessera.Console.Tests.Create;

/// <summary>Every state of Create, in both languages and themes, on a wide window and on a phone.</summary>
public sealed class LookTests(ConsoleHost host)
{
    [Theory]
    [MemberData(nameof(Look.Four), MemberType = typeof(Look))]
    public async Task Every_state_can_be_read_and_used(string language, string theme, int width)
    {
        var look = new Look(language, theme, width);
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro", look);
        await using var console = flow.Console;

        await console.Page.GetByTitle(console.Text["create.changeModel"]).ClickAsync();
        await Assertions.Expect(console.Page.Locator("[role=option]").First).ToBeVisibleAsync();
        await console.CheckAsync("create-picker");
        await console.Page.Keyboard.PressAsync("Escape");

        if (look.IsPhone)
        {
            await OpenSheetAsync(console, "create.options");
            await OpenSheetAsync(console, "create.code");
        }
        else
        {
            await console.Page.GetByRole(AriaRole.Radio, new() { Name = console.Text["create.code"] }).CheckAsync();
            await Assertions.Expect(console.Page.Locator("aside pre")).ToBeVisibleAsync();
            await console.CheckAsync("create-code");
            await console.Page.GetByRole(AriaRole.Radio, new() { Name = console.Text["create.options"] }).CheckAsync();
        }

        // Tall enough for all results: a control that a bar covers in part would be reported, although it only has to be scrolled.
        await console.Page.SetViewportSizeAsync(width, 3000);
        await flow.SubmitAsync("A red fox");
        await flow.EndedAsync();
        await Assertions.Expect(flow.Result.Locator("img")).ToBeVisibleAsync();
        await console.CheckAsync("create-image");

        await flow.SubmitAsync("A red fox [sandbox: fail=provider_error]");
        await flow.EndedAsync();
        await console.CheckAsync("create-failed");

        await flow.ChooseKindAsync("tts");
        await flow.SubmitAsync(language == "ru" ? "Добро пожаловать" : "Welcome");
        await flow.EndedAsync();
        await console.CheckAsync("create-speech");

        await flow.ChooseKindAsync("text");
        await flow.SubmitAsync("What is a tessera? [sandbox: tokens=60]");
        await flow.EndedAsync();
        await console.CheckAsync("create-text");
    }

    private static async Task OpenSheetAsync(ConsolePage console, string key)
    {
        await console.Button(key).ClickAsync();
        await Assertions.Expect(console.Page.Locator("dialog[open]")).ToBeVisibleAsync();
        await Assertions.Expect(console.Page.Locator("dialog[open] .skeleton")).ToHaveCountAsync(0);
        await console.CheckAsync(key.Replace('.', '-'));
        await console.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(console.Page.Locator("dialog[open]")).ToHaveCountAsync(0);
    }
}
