namespace Tessera.Console.Tests.Create;

public sealed class ConversationTests(ConsoleHost host)
{
    [Fact]
    public async Task A_text_is_stopped_and_keeps_and_charges_what_had_arrived()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=gpt-5-nano");
        await using var console = flow.Console;
        var before = await flow.BalanceAsync();
        await flow.Prompt.FillAsync("What is a tessera? [sandbox: progress=slow delay=300s tokens=600]");
        var price = await flow.PriceAsync();
        await flow.Prompt.PressAsync("Enter");
        await Assertions.Expect(flow.Result.Locator("p.caret")).ToContainTextAsync("Sandbox");

        await flow.Prompt.PressAsync("Escape");

        await Assertions.Expect(flow.Result).ToContainTextAsync(console.Text["create.stopped"]);
        await Assertions.Expect(flow.Result).ToContainTextAsync("Sandbox");
        (await flow.ChargedAsync()).ShouldBe(price);
        (before - await flow.BalanceAsync()).ShouldBe(price);
    }

    [Fact]
    public async Task The_earlier_turns_are_sent_until_a_new_conversation_begins()
    {
        var flow = await CreateFlow.OpenAsync(host, "?model=gpt-5-nano");
        await using var console = flow.Console;
        foreach (var prompt in (string[])["My name is Ivan.", "What is my name?"])
        {
            await flow.SubmitAsync(prompt);
            await flow.EndedAsync();
        }

        await console.Button("create.newChat").ClickAsync();
        await flow.SubmitAsync("Who am I?");
        await flow.EndedAsync();

        string[] requests = [.. (await flow.HistoryAsync()).EnumerateArray().Select(item => item.GetProperty("request").GetProperty("messages").GetRawText())];
        requests[1].ShouldContain("My name is Ivan.");
        requests[1].ShouldContain("assistant");
        requests[0].ShouldNotContain("Ivan");
        await Assertions.Expect(console.Page.Locator("article")).ToHaveCountAsync(3);
    }

    [Fact]
    public async Task A_server_that_restarts_in_the_middle_of_a_text_leaves_a_sentence_and_no_charge()
    {
        await using var server = await ConsoleServer.StartAsync();
        await ConsoleAccounts.NewAsync(server);
        var account = await ConsoleAccounts.NewAsync(server);
        await using var console = await host.OpenAsync(server, "?model=gpt-5-nano", Look.Default, account);
        console.MayLoseServer = true;
        var flow = new CreateFlow(server, console, account);
        var before = await flow.BalanceAsync();
        await flow.SubmitAsync("What is a tessera? [sandbox: progress=slow delay=300s tokens=600]");
        await Assertions.Expect(flow.Result.Locator("p.caret")).ToContainTextAsync("Sandbox");

        await server.StopAsync();
        await Assertions.Expect(flow.Result).ToContainTextAsync("Sandbox");
        await server.StartAsync();
        await flow.EndedAsync();

        await Assertions.Expect(flow.Result).ToContainTextAsync("Sandbox");
        var charged = before - await flow.BalanceAsync();
        charged.ShouldBe(await flow.ChargedAsync());
    }
}
