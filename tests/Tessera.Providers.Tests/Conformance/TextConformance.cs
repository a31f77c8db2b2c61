using Microsoft.AspNetCore.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>What every text connector does. A connector's tests derive from it and bring the wire facts.</summary>
public abstract class TextConformance : TextToleranceConformance
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly StubUsage Counted = new("9", "12");

    [Fact]
    public async Task A_reply_is_streamed_in_pieces_then_its_counts_then_its_end()
    {
        var parts = await SaidAsync(StubAnswers.Events(Vendor.Stream(["Hel", "lo, ", "мир"], Vendor.Reasons.Stop, Counted)));

        parts.ShouldBe([new TextPart.Delta("Hel"), new TextPart.Delta("lo, "), new TextPart.Delta("мир"), Usage(9, 12), new TextPart.End("stop")]);
    }

    [Fact]
    public async Task A_reply_that_is_not_streamed_is_one_piece()
    {
        (await WholeAsync(Vendor.Whole("Кафе ☕", Vendor.Reasons.Stop, Counted))).ShouldBe([new TextPart.Delta("Кафе ☕"), Usage(9, 12), new TextPart.End("stop")]);
        (await WholeAsync(Vendor.Whole("a", Vendor.Reasons.Length, null))).ShouldBe([new TextPart.Delta("a"), new TextPart.End("length")]);
        (await WholeAsync(Vendor.Whole("a", Vendor.Reasons.Policy, Counted)))[^1].ShouldBe(new TextPart.End("content_filter"));
    }

    [Fact]
    public async Task A_reply_wanted_whole_can_be_refused_and_can_fail_in_a_200()
    {
        (await WholeAsync(Vendor.Whole("", Vendor.Reasons.Policy, Counted))).ShouldHaveSingleItem()
            .ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.ContentRefused);
        (await WholeAsync(Vendor.FailureBody)).ShouldHaveSingleItem()
            .ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.Unavailable);
    }

    [Fact]
    public async Task A_vendor_that_streams_contrary_to_the_request_is_understood()
    {
        var streamed = StubAnswers.Events(Vendor.Stream(["a", "b"], Vendor.Reasons.Stop, Counted));
        var whole = StubAnswers.Body(200, Vendor.Whole("ab", Vendor.Reasons.Stop, Counted));

        (await new TextHarness(Vendor).SaidAsync(streamed, TextCalls.Call("x") with { IsWhole = true })).Joined().ShouldBe("ab");
        (await SaidAsync(whole)).ShouldBe([new TextPart.Delta("ab"), Usage(9, 12), new TextPart.End("stop")]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Letters_torn_between_packets_come_whole(int bytes)
    {
        var parts = await SaidAsync(StubAnswers.TornEvents(Vendor.Stream(["Кафе ☕ ", "👩‍🚀 и 𝄞"], Vendor.Reasons.Stop, Counted), bytes));

        parts.Joined().ShouldBe("Кафе ☕ 👩‍🚀 и 𝄞");
        parts[^1].ShouldBe(new TextPart.End("stop"));
    }

    [Fact]
    public async Task Comments_blank_lines_and_other_line_endings_are_skipped()
    {
        var events = ": KEEP-ALIVE\n\n\n\n" + Vendor.Stream(["ok"], Vendor.Reasons.Stop, Counted);

        (await SaidAsync(StubAnswers.Events(events))).ShouldBe([new TextPart.Delta("ok"), Usage(9, 12), new TextPart.End("stop")]);
        (await SaidAsync(StubAnswers.Events(events.ReplaceLineEndings("\r\n")))).Joined().ShouldBe("ok");
        (await SaidAsync(StubAnswers.Events(events.Replace("data: ", "data:", StringComparison.Ordinal)))).Joined().ShouldBe("ok");
    }

    [Fact]
    public async Task A_reply_cut_at_its_limit_is_marked()
    {
        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], Vendor.Reasons.Length, Counted))))[^1].ShouldBe(new TextPart.End("length"));
    }

    [Fact]
    public async Task An_unknown_finish_reason_after_some_text_is_an_end()
    {
        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], "something_new", Counted))))[^1].ShouldBe(new TextPart.End("stop"));
    }

    [Fact]
    public async Task A_reply_stopped_by_policy_is_a_refusal_before_the_first_text_and_an_end_after_it()
    {
        (await FailureAsync(StubAnswers.Events(Vendor.Stream([], Vendor.Reasons.Policy, Counted)))).Kind.ShouldBe(FailureKind.ContentRefused);
        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["some"], Vendor.Reasons.Policy, Counted))))
            .ShouldBe([new TextPart.Delta("some"), Usage(9, 12), new TextPart.End("content_filter")]);
    }

    [Fact]
    public async Task A_stream_that_ends_before_its_finish_has_an_unknown_outcome()
    {
        var parts = await SaidAsync(StubAnswers.Events(Vendor.Stream(["half a "], null)));

        parts.Joined().ShouldBe("half a ");
        parts[^1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task A_connection_lost_before_the_finish_has_an_unknown_outcome_and_nothing_is_retried()
    {
        var (parts, asked) = await DroppedAsync(Vendor.Stream(["half a "], null));

        parts.Joined().ShouldBe("half a ");
        parts[^1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
        asked.ShouldBe(1);
    }

    [Fact]
    public async Task A_connection_lost_after_the_finish_leaves_a_whole_reply()
    {
        var events = Vendor.Stream(["ok"], Vendor.Reasons.Stop, Counted);
        events = Vendor.EndMark.Length > 0 ? events.Replace(Vendor.EndMark, "", StringComparison.Ordinal) : events;

        var (parts, _) = await DroppedAsync(events);

        parts.ShouldBe([new TextPart.Delta("ok"), Usage(9, 12), new TextPart.End("stop")]);
    }

    [Fact]
    public async Task A_reply_without_a_count_has_none()
    {
        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], Vendor.Reasons.Stop)))).ShouldBe([new TextPart.Delta("a"), new TextPart.End("stop")]);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("1.5")]
    [InlineData("\"many\"")]
    [InlineData("\"\"")]
    [InlineData("null")]
    [InlineData("NaN")]
    [InlineData("-Infinity")]
    [InlineData("[9]")]
    [InlineData("1e400")]
    [InlineData("99999999999999999999")]
    public async Task An_invalid_count_is_ignored_and_the_reply_is_kept(string claim)
    {
        var prompt = await SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], Vendor.Reasons.Stop, new StubUsage(claim, "12"))));
        var completion = await SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], Vendor.Reasons.Stop, new StubUsage("9", claim))));

        prompt.ShouldBe([new TextPart.Delta("a"), Usage(null, 12), new TextPart.End("stop")]);
        completion.ShouldBe([new TextPart.Delta("a"), Usage(9, null), new TextPart.End("stop")]);
    }

    [Fact]
    public async Task A_count_out_of_all_proportion_is_passed_on_as_claimed()
    {
        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], Vendor.Reasons.Stop, new StubUsage("9223372036854775807", "9223372036854775807")))))
            .OfType<TextPart.Usage>().ShouldHaveSingleItem().ShouldBe(Usage(long.MaxValue, long.MaxValue));
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_part_is_requested_and_the_key_in_headers_only()
    {
        await using var stub = await StubAsync(StubAnswers.Events(Vendor.Stream(["ok"], Vendor.Reasons.Stop, Counted)));

        var stream = TextOf(stub).StreamAsync(TextCalls.Call("x"), Ct);
        stub.Requests.ShouldBeEmpty();
        await stream.ToListAsync(Ct);

        var request = stub.Requests.ShouldHaveSingleItem();
        request.Headers.Values.Count(value => value.Contains(VendorStub.Key, StringComparison.Ordinal)).ShouldBe(1);
        (request.Path + request.Text).ShouldNotContain(VendorStub.Key);
    }

    private static TextPart.Usage Usage(long? prompt, long? completion) => new(prompt, completion);

    private Task<VendorStub> StubAsync(params RequestDelegate[] answers) => new TextHarness(Vendor).StubAsync(answers);

    private ITextProvider TextOf(VendorStub stub) => Vendor.Connect(stub.Http, stub.Address, VendorStub.Key);

    private Task<List<TextPart>> WholeAsync(string body) => new TextHarness(Vendor).SaidAsync(StubAnswers.Body(200, body), TextCalls.Call("x") with { IsWhole = true });

    private Task<List<TextPart>> SaidAsync(RequestDelegate answer) => new TextHarness(Vendor).SaidAsync(answer);

    private Task<ProviderFailure> FailureAsync(RequestDelegate answer) => new TextHarness(Vendor).FailureAsync(answer);

    private Task<(List<TextPart> Parts, int Asked)> DroppedAsync(string events) => new TextHarness(Vendor).DroppedAsync(events);
}
