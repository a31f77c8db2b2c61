namespace Tessera.Console.Tests.Create;

/// <summary>Each kind is made once: what the button says is what is charged.</summary>
public sealed class KindTests(ConsoleHost host)
{
    [Theory]
    [InlineData("gpt-5-nano", "What is a tessera?", "p")]
    [InlineData("flux-1.1-pro", "A red fox", "img")]
    [InlineData("mj-video-480p", "A sailing boat", "video")]
    [InlineData("openai-tts", "Welcome to Tessera", "audio")]
    [InlineData("musicgen", "Calm piano", "audio")]
    [InlineData("elevenlabs-sfx", "Rain on a roof", "audio")]
    public async Task A_result_costs_what_the_button_said(string model, string prompt, string element)
    {
        var flow = await CreateFlow.OpenAsync(host, $"?model={model}");
        await using var console = flow.Console;
        var before = await flow.BalanceAsync();

        var price = await flow.SubmitAsync(prompt);
        await flow.EndedAsync();

        await Assertions.Expect(flow.Result.Locator(element).First).ToBeAttachedAsync();
        (before - await flow.BalanceAsync()).ShouldBe(price);
        (await flow.ChargedAsync()).ShouldBe(price);
        await Assertions.Expect(console.Page.GetByTitle($"{before - price:N0} tokens").First).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("whisper", "audio/wav", "p")]
    [InlineData("upscale", "image/png", "img")]
    public async Task A_model_that_works_on_a_file_costs_what_the_button_said(string model, string type, string element)
    {
        var flow = await CreateFlow.OpenAsync(host, $"?model={model}");
        await using var console = flow.Console;
        var before = await flow.BalanceAsync();
        await Assertions.Expect(flow.Submit).ToBeDisabledAsync();
        await flow.PressAsync();
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync(console.Text["create.inputMissing"]);

        var content = type == "audio/wav" ? Sounds.Tone() : Samples.Png;
        await flow.Form.Locator("input[type=file]").First.SetInputFilesAsync(new FilePayload { Name = "given", MimeType = type, Buffer = content });
        await Assertions.Expect(console.Says("create.uploading")).ToHaveCountAsync(0);
        await Assertions.Expect(flow.Form.GetByRole(AriaRole.Button, new() { NameRegex = new("^Remove") })).ToBeVisibleAsync();
        var price = await flow.PriceAsync();
        await flow.Submit.ClickAsync();
        await flow.EndedAsync();

        await Assertions.Expect(flow.Result.Locator(element).First).ToBeAttachedAsync();
        (before - await flow.BalanceAsync()).ShouldBe(price);
    }

    [Fact]
    public async Task A_result_without_a_prompt_is_called_by_its_file_and_not_by_the_prompt_left_in_the_box()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro&prompt=A+red+fox");
        await using var console = flow.Console;
        await flow.ChooseKindAsync("stt");
        await flow.Form.Locator("input[type=file]").First.SetInputFilesAsync(
            new FilePayload { Name = "meeting.wav", MimeType = "audio/wav", Buffer = Sounds.Tone() });
        await Assertions.Expect(flow.Submit).ToBeEnabledAsync();
        await flow.Submit.ClickAsync();
        await flow.EndedAsync();
        await Assertions.Expect(flow.Result.GetByRole(AriaRole.Heading)).ToHaveTextAsync("meeting.wav");

        await flow.ChooseKindAsync("image");
        await Assertions.Expect(flow.Prompt).ToHaveValueAsync("A red fox");

        // The list has its transcript where others have their prompt.
        var text = (await flow.HistoryAsync())[0].GetProperty("text").GetString() ?? "";
        await console.GoAsync("gallery?view=list");
        await Assertions.Expect(console.Page.GetByRole(AriaRole.Row).Nth(1).GetByRole(AriaRole.Button)).ToContainTextAsync(text.Trim().Split('\n')[0]);
    }

    [Fact]
    public async Task Several_images_cost_the_price_of_all_and_differ_in_their_seed()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=flux-1.1-pro");
        await using var console = flow.Console;
        var before = await flow.BalanceAsync();
        var one = await flow.PriceAsync();
        await console.Button("create.more").First.ClickAsync();
        await console.Button("create.more").First.ClickAsync();

        var price = await flow.SubmitAsync("A red fox");
        await flow.EndedAsync();

        price.ShouldBe(3 * one);
        await Assertions.Expect(flow.Result.Locator("img")).ToHaveCountAsync(3);
        (await flow.Result.Locator("img").EvaluateAllAsync<string[]>("images => images.map(image => image.src)")).Distinct().Count().ShouldBe(3);
        (before - await flow.BalanceAsync()).ShouldBe(price);
    }

    [Fact]
    public async Task The_price_follows_the_options()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=kling-v2.1");
        await using var console = flow.Console;
        var five = await flow.PriceAsync();

        await console.Page.GetByRole(AriaRole.Radio, new() { Name = "10 s", Exact = true }).CheckAsync();

        (await flow.PriceAsync()).ShouldBeGreaterThan(five);
    }
}
