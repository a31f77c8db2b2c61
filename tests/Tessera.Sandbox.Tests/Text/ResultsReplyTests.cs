using static Tessera.Sandbox.Tests.Reply;
using static Tessera.Testing.TextCalls;

namespace Tessera.Sandbox.Tests.Text;

public sealed class ResultsReplyTests
{
    [Fact]
    public async Task Results_of_tools_are_what_the_reply_says_and_it_says_it_is_the_sandbox() =>
        (await TextAsync(Call(WithTwoCalls()))).ShouldBe(
            "Sandbox reply (no model was called): your tool weather gave: “{\"celsius\":-31}”\n\nYour tool time gave: “nine”");

    [Fact]
    public async Task Results_that_were_spoken_of_before_are_not_the_answer_to_what_is_asked_next() =>
        (await TextAsync(Call([.. WithTwoCalls(), Assistant("Yes."), User("And a hat?")]))).ShouldNotContain("your tool");

    [Fact]
    public async Task Calls_and_results_are_counted()
    {
        var counted = await CountAsync(WithTwoCalls());

        counted.ShouldBeGreaterThan(await CountAsync(WithTwoCalls()[..2]));
        (await CountAsync(WithTwoCalls()[..2])).ShouldBeGreaterThan(await CountAsync(WithTwoCalls()[..1]));
    }

    private static async Task<long> CountAsync(TextMessage[] messages) =>
        (await PartsAsync(Call(messages))).OfType<TextPart.Usage>().Single().PromptTokens ?? 0;
}
