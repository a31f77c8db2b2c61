using Tessera.Media;
using Tessera.Sandbox.Text;
using static Tessera.Sandbox.Tests.SandboxReply;
using static Tessera.Testing.TextCalls;

namespace Tessera.Sandbox.Tests;

public sealed class SandboxTextTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Explain the tides", "Sandbox reply (no model was called): ")]
    [InlineData("Объясни приливы", "Ответ песочницы (модель не вызывалась): ")]
    [InlineData("Ты знаешь C#, Python и Rust, правда?", "Ответ песочницы (модель не вызывалась): ")]
    [InlineData("Answer in Russian: what are tides?", "Ответ песочницы (модель не вызывалась): ")]
    [InlineData("", "Sandbox reply (no model was called): ")]
    public async Task The_reply_starts_with_a_note_in_the_prompts_language_that_no_model_was_called(string prompt, string firstWords) =>
        (await TextAsync(prompt)).ShouldStartWith(firstWords);

    [Fact]
    public async Task The_same_call_gives_the_same_parts_and_the_seed_varies_the_wording()
    {
        var first = await PartsAsync(Call("Why is the sky blue?", new { seed = 1 }));
        var second = await PartsAsync(Call("Why is the sky blue?", new { seed = 1 }));
        var others = new List<string>();
        for (var seed = 2; seed < 12; seed++)
        {
            others.Add(await TextAsync("Why is the sky blue?", new { seed }));
        }

        second.ShouldBe(first);
        others.ShouldContain(other => other != first.Joined());
    }

    [Fact]
    public async Task A_reply_is_streamed_in_word_pieces_then_counted_then_ended()
    {
        var parts = await PartsAsync(Call("What is the capital of France?"));

        var pieces = parts.OfType<TextPart.Delta>().Select(delta => delta.Text).ToList();
        pieces.Count.ShouldBeGreaterThan(10);
        pieces.ShouldAllBe(piece => piece.Length <= 9);
        parts[^2].ShouldBe(new TextPart.Usage(WordPieces.Count("What is the capital of France?"), pieces.Count));
        parts[^1].ShouldBe(new TextPart.End("stop"));
        parts.Count.ShouldBe(pieces.Count + 2);
    }

    [Fact]
    public async Task Max_tokens_cuts_the_reply_to_as_many_pieces()
    {
        var whole = await TextAsync("What is the capital of France?");

        var parts = await PartsAsync(Call("What is the capital of France?", new { max_tokens = 6 }));

        parts.OfType<TextPart.Delta>().Count().ShouldBe(6);
        whole.ShouldStartWith(parts.Joined());
        parts.OfType<TextPart.Usage>().Single().CompletionTokens.ShouldBe(6);
        parts[^1].ShouldBe(new TextPart.End("length"));
    }

    [Fact]
    public async Task Max_tokens_above_the_length_changes_nothing() =>
        (await PartsAsync(Call("hello", new { max_tokens = 5000 })))[^1].ShouldBe(new TextPart.End("stop"));

    [Theory]
    [InlineData("no model")]
    [InlineData("(")]
    public async Task A_stop_text_ends_the_reply_before_itself(string stop)
    {
        var whole = await TextAsync("hello");

        var parts = await PartsAsync(Call("hello", new { stop }));
        var listed = await PartsAsync(Call("hello", new { stop = new[] { "not in it", stop } }));

        parts.Joined().ShouldBe(whole[..whole.IndexOf(stop, StringComparison.Ordinal)]);
        parts[^1].ShouldBe(new TextPart.End("stop"));
        listed.ShouldBe(parts);
    }

    [Fact]
    public async Task The_last_three_earlier_messages_of_the_user_are_echoed()
    {
        var reply = await TextAsync(Call(
            [User("First."), User("My name is Ivan."), Assistant("Hello!"), User("The train leaves at nine."), User("Third."), User("What's my name?")]));

        reply.ShouldContain("“My name is Ivan.”, “The train leaves at nine.” and “Third.”");
        reply.ShouldNotContain("First");
        reply.ShouldNotContain("Hello");
    }

    [Fact]
    public async Task The_system_message_is_seen() =>
        (await TextAsync(Call([Rule("Be a pirate."), User("Where is the ship?")]))).ShouldContain("“Be a pirate.”");

    [Fact]
    public async Task A_delay_is_waited_before_the_first_piece()
    {
        var time = new ManualTime();
        await using var parts = new SandboxText(time, MakerCalls.Memory).StreamAsync(Call("hello [sandbox: delay=5s]"), Ct).GetAsyncEnumerator(Ct);

        var first = parts.MoveNextAsync();
        time.Advance(TimeSpan.FromSeconds(4.9));
        var early = first.IsCompleted;
        time.Advance(TimeSpan.FromSeconds(0.1));

        early.ShouldBeFalse();
        (await first).ShouldBeTrue();
        parts.Current.ShouldBeOfType<TextPart.Delta>();
    }

    [Fact]
    public async Task Slow_progress_spreads_the_delay_over_the_pieces()
    {
        var time = new ManualTime();
        await using var parts = new SandboxText(time, MakerCalls.Memory)
            .StreamAsync(Call("hello [sandbox: delay=10s progress=slow tokens=5]"), Ct).GetAsyncEnumerator(Ct);
        var pieces = 0;

        for (var next = parts.MoveNextAsync(); ; next = parts.MoveNextAsync())
        {
            if (!next.IsCompleted)
            {
                time.Advance(TimeSpan.FromSeconds(2));
            }

            if (!await next || parts.Current is not TextPart.Delta)
            {
                break;
            }

            pieces++;
        }

        pieces.ShouldBe(5);
        (time.GetUtcNow() - new ManualTime().GetUtcNow()).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData(12)]
    [InlineData(500)]
    public async Task Tokens_makes_the_reply_that_long(int tokens)
    {
        var parts = await PartsAsync(Call($"Tell me about ships [sandbox: tokens={tokens}]"));

        parts.OfType<TextPart.Delta>().Count().ShouldBe(tokens);
        parts.Joined().ShouldNotContain("[sandbox");
    }

    [Theory]
    [InlineData("fail=provider_error", FailureKind.TaskFailed, 0)]
    [InlineData("fail=content_policy", FailureKind.ContentRefused, 0)]
    [InlineData("fail=timeout fail_after=7", FailureKind.UnknownOutcome, 7)]
    [InlineData("fail_after=2", FailureKind.TaskFailed, 2)]
    [InlineData("tokns=2", FailureKind.InvalidInput, 0)]
    public async Task A_failure_follows_the_requested_number_of_pieces_and_ends_the_stream(string directive, FailureKind kind, int pieces)
    {
        var parts = await PartsAsync(Call($"hello [sandbox: {directive}]"));

        parts.Count.ShouldBe(pieces + 1);
        parts[^1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task A_directive_of_an_earlier_turn_is_over()
    {
        var reply = await TextAsync(Call([User("My name is Ivan [sandbox: fail=timeout]"), User("What is my name?")]));

        reply.ShouldContain("Ivan");
    }

    [Fact]
    public async Task Cancelling_stops_the_stream()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var received = 0;

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var part in new SandboxText(new ManualTime(), MakerCalls.Memory).StreamAsync(Call("hello"), stop.Token))
            {
                received++;
                await stop.CancelAsync();
            }
        });

        received.ShouldBe(1);
    }

    [Fact]
    public async Task A_text_without_images_does_not_wait_for_the_memory_that_a_video_takes()
    {
        var memory = new MemoryGate(1_000_000, TimeProvider.System);
        using var video = await memory.EnterAsync(owner: 1, bytes: 1_000_000, Ct);
        var parts = new List<TextPart>();

        await foreach (var part in new SandboxText(new ManualTime(), memory).StreamAsync(Call("Hello"), Ct))
        {
            parts.Add(part);
        }

        parts[^1].ShouldBe(new TextPart.End("stop"));
    }

    [Fact]
    public async Task A_whole_reply_is_sent_in_one_piece_and_counted_the_same()
    {
        var streamed = await PartsAsync(Call("Hello"));

        var parts = await PartsAsync(Call("Hello") with { IsWhole = true });

        parts[0].ShouldBe(new TextPart.Delta(streamed.Joined()));
        parts.Skip(1).ShouldBe(streamed.Skip(streamed.Count - 2));
    }

    [Fact]
    public async Task No_piece_of_a_quoted_prompt_ends_inside_a_surrogate_pair()
    {
        var strict = new System.Text.UTF8Encoding(false, throwOnInvalidBytes: true);
        string[] beginnings = ["say: ", "say:  ", "My name is Ann. What is ", "Reply in JSON: ", "List three of "];
        foreach (var beginning in beginnings.SelectMany(text => new[] { text, "a" + text }))
        {
            var prompt = beginning + string.Concat(Enumerable.Repeat("𒐫", 11_000));
            foreach (var call in (TextCall[])[Call(prompt), Call([Rule(prompt), User(prompt)], new { response_format = new { type = "json_object" } })])
            {
                var deltas = (await PartsAsync(call)).OfType<TextPart.Delta>().ToList();

                deltas.ShouldNotBeEmpty();
                deltas.ShouldAllBe(delta => strict.GetByteCount(delta.Text) > 0);
            }
        }
    }
}
