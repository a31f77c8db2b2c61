namespace Tessera.Console.Tests.Create;

/// <summary>Files come from the disk, by drop, from the clipboard, or from a result.</summary>
public sealed class InputTests(ConsoleHost host)
{
    private const string Transfer = """
        base64 => {
          const bytes = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
          const transfer = new DataTransfer();
          transfer.items.add(new File([bytes], 'given.png', { type: 'image/png' }));
          return transfer;
        }
        """;

    [Fact]
    public async Task A_file_is_dropped_on_the_page()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-kontext-pro");
        await using var console = flow.Console;
        var transfer = await console.Page.EvaluateHandleAsync(Transfer, Convert.ToBase64String(Samples.Png));

        await console.Page.Locator("main").DispatchEventAsync("dragover", new { dataTransfer = transfer });
        await console.Page.Locator("main > div").First.DispatchEventAsync("drop", new { dataTransfer = transfer });

        await Assertions.Expect(flow.Form.GetByAltText("given.png")).ToBeVisibleAsync();
        await Assertions.Expect(console.Says("create.uploading")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_file_is_pasted_into_the_prompt()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=gpt-5-nano");
        await using var console = flow.Console;

        await flow.Prompt.EvaluateAsync(
            $$"""
            (field, base64) => field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData: ({{Transfer}})(base64) }))
            """,
            Convert.ToBase64String(Samples.Png));

        await Assertions.Expect(flow.Form.GetByAltText("given.png")).ToBeVisibleAsync();
        await flow.SubmitAsync("What is it?");
        await flow.EndedAsync();
        await Assertions.Expect(flow.Result.Locator("p").First).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_result_is_used_as_the_input_of_a_model_that_takes_one()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro");
        await using var console = flow.Console;
        await flow.SubmitAsync("A red fox");
        await flow.EndedAsync();

        await flow.Result.HoverAsync();
        await flow.Result.GetByRole(AriaRole.Button, new() { Name = console.Text["create.useAsInput"] }).ClickAsync();

        await Assertions.Expect(flow.Form.Locator("img")).ToBeVisibleAsync();
        await flow.SubmitAsync("In winter");
        await flow.EndedAsync();
        await Assertions.Expect(flow.Result.Locator("img")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_file_that_the_model_does_not_take_is_named()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro");
        await using var console = flow.Console;
        var transfer = await console.Page.EvaluateHandleAsync(Transfer, Convert.ToBase64String(Samples.Png));

        await console.Page.Locator("main > div").First.DispatchEventAsync("drop", new { dataTransfer = transfer });

        await Assertions.Expect(console.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("given.png");
    }
}
