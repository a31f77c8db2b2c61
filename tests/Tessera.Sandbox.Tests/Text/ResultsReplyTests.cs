using static Tessera.Sandbox.Tests.SandboxReply;
using static Tessera.Testing.TextCalls;

namespace Tessera.Sandbox.Tests.Text;

public sealed class ResultsReplyTests
{
    [Fact]
    public async Task The_reply_contains_the_tool_results_and_names_the_sandbox() =>
        (await TextAsync(Call(WithTwoCalls()))).ShouldBe(
            "Sandbox reply (no model was called): your tool weather gave: “{\"celsius\":-31}”\n\nYour tool time gave: “nine”");

    [Fact]
    public async Task Results_discussed_before_are_not_the_reply_to_the_next_question() =>
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
