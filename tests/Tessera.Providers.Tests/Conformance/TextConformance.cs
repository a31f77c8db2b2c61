using Microsoft.AspNetCore.Http;
using Tessera.Providers.Tests.Sandbox;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>What every text connector does, whoever the vendor is. A connector's tests derive from it and bring the wire facts.</summary>
public abstract class TextConformance
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly StubUsage Counted = new("9", "12");

    private static readonly string Large = new('x', 256 * 1024);

    private protected abstract TextVendor Vendor { get; }

    [Fact]
    public async Task A_reply_comes_piece_by_piece_then_its_count_then_its_end()
    {
        var parts = await SaidAsync(StubAnswers.Events(Vendor.Stream(["Hel", "lo, ", "мир"], Vendor.Reasons.Stop, Counted)));

        parts.ShouldBe([new TextPart.Delta("Hel"), new TextPart.Delta("lo, "), new TextPart.Delta("мир"), Usage(9, 12), new TextPart.End("stop")]);
    }

    [Fact]
    public async Task A_reply_that_is_not_streamed_is_understood_too()
    {
        var parts = await SaidAsync(StubAnswers.Body(200, Vendor.Whole("Hello")));

        parts.OfType<TextPart.Delta>().ShouldHaveSingleItem().Text.ShouldBe("Hello");
        parts[^1].ShouldBe(new TextPart.End("stop"));
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
    public async Task Comments_blank_lines_and_other_line_ends_are_passed_over()
    {
        var events = ": KEEP-ALIVE\n\n\n\n" + Vendor.Stream(["ok"], Vendor.Reasons.Stop, Counted);

        (await SaidAsync(StubAnswers.Events(events))).ShouldBe([new TextPart.Delta("ok"), Usage(9, 12), new TextPart.End("stop")]);
        (await SaidAsync(StubAnswers.Events(events.ReplaceLineEndings("\r\n")))).Joined().ShouldBe("ok");
        (await SaidAsync(StubAnswers.Events(events.Replace("data: ", "data:", StringComparison.Ordinal)))).Joined().ShouldBe("ok");
    }

    [Fact]
    public async Task A_reply_cut_at_its_limit_says_so()
    {
        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], Vendor.Reasons.Length, Counted))))[^1].ShouldBe(new TextPart.End("length"));
    }

    [Fact]
    public async Task An_unknown_finish_reason_after_some_words_is_an_end()
    {
        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["a"], "something_new", Counted))))[^1].ShouldBe(new TextPart.End("stop"));
    }

    [Fact]
    public async Task A_failure_hidden_in_a_200_is_a_failure()
    {
        (await FailureAsync(StubAnswers.Body(200, Vendor.FailureBody))).Kind.ShouldBe(FailureKind.Unavailable);
        (await FailureAsync(StubAnswers.Events(Vendor.FailureEvent))).Kind.ShouldBe(FailureKind.Unavailable);
    }

    [Fact]
    public async Task A_failure_after_some_words_ends_the_reply_and_is_no_reason_to_ask_another()
    {
        var events = Vendor.Stream(["some "], null) + Vendor.FailureEvent + Vendor.Stream(["more"], Vendor.Reasons.Stop, Counted);

        var parts = await SaidAsync(StubAnswers.Events(events));

        parts.Joined().ShouldBe("some ");
        parts[^1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.TaskFailed);
    }

    [Fact]
    public async Task What_was_asked_for_can_be_refused()
    {
        (await FailureAsync(Vendor.RefusedPrompt)).Kind.ShouldBe(FailureKind.ContentRefused);
    }

    [Fact]
    public async Task A_reply_stopped_by_policy_is_a_refusal_before_the_first_word_and_an_end_after_it()
    {
        (await FailureAsync(StubAnswers.Events(Vendor.Stream([], Vendor.Reasons.Policy, Counted)))).Kind.ShouldBe(FailureKind.ContentRefused);
        (await SaidAsync(StubAnswers.Events(Vendor.Stream(["some"], Vendor.Reasons.Policy, Counted))))
            .ShouldBe([new TextPart.Delta("some"), Usage(9, 12), new TextPart.End("content_filter")]);
    }

    [Fact]
    public async Task A_rate_an_empty_account_a_limit_at_once_and_a_bad_key_are_told_apart()
    {
        (await FailureAsync(Vendor.RateLimit)).Kind.ShouldBe(FailureKind.RateLimited);
        (await FailureAsync(Vendor.TooManyAtOnce)).Kind.ShouldBe(FailureKind.ConcurrencyLimited);
        foreach (var answer in Vendor.NoFunds)
        {
            (await FailureAsync(answer)).Kind.ShouldBe(FailureKind.FundsUpstream);
        }

        foreach (var answer in Vendor.BadKey)
        {
            (await FailureAsync(answer)).Kind.ShouldBe(FailureKind.AuthUpstream);
        }
    }

    [Fact]
    public async Task How_long_to_wait_is_passed_on()
    {
        (await FailureAsync(StubAnswers.Body(429, "", "text/plain", ("Retry-After", "7")))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_request_refused_as_invalid_says_what_is_wrong_and_neither_key_nor_host()
    {
        await using var stub = await StubAsync(context => StubAnswers.Body(
            400,
            Vendor.Invalid($"temperature: 3 is above 2. Key {VendorStub.Key}, host {context.Request.Host}, see https://docs.vendor.example/errors#a"))(context));

        var failure = await FailureAsync(stub);

        failure.Kind.ShouldBe(FailureKind.InvalidInput);
        failure.Message.ShouldContain("temperature: 3 is above 2.");
        failure.Message.ShouldNotContain("sk-test");
        failure.Message.ShouldNotContain("127.0.0.1");
        failure.Message.ShouldNotContain("vendor.example");
    }

    [Theory]
    [InlineData(307, FailureKind.Unavailable)]
    [InlineData(400, FailureKind.InvalidInput)]
    [InlineData(401, FailureKind.AuthUpstream)]
    [InlineData(402, FailureKind.FundsUpstream)]
    [InlineData(403, FailureKind.AuthUpstream)]
    [InlineData(404, FailureKind.InvalidInput)]
    [InlineData(408, FailureKind.Unavailable)]
    [InlineData(413, FailureKind.InvalidInput)]
    [InlineData(422, FailureKind.InvalidInput)]
    [InlineData(429, FailureKind.RateLimited)]
    [InlineData(500, FailureKind.Unavailable)]
    [InlineData(502, FailureKind.Unavailable)]
    [InlineData(503, FailureKind.Unavailable)]
    [InlineData(529, FailureKind.Unavailable)]
    public async Task A_status_is_enough_where_its_body_makes_no_sense(int status, FailureKind kind)
    {
        foreach (var body in (string[])["", "<html><h1>Bad Gateway</h1></html>", "upstream connect error", "{\"error\":{\"message\":\"cut o", "[]", "[7]", "null", "\"x\"", "{\"error\":null}", "{\"error\":7}"])
        {
            (await FailureAsync(StubAnswers.Body(status, body, body.StartsWith('{') ? "application/json" : "text/html"))).Kind.ShouldBe(kind, $"{status} {body}");
        }
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_that_the_key_goes_nowhere_else()
    {
        await using var other = await VendorStub.StartAsync();
        await using var stub = await StubAsync(StubAnswers.Body(307, "", "text/plain", ("Location", new Uri(other.Address, "/elsewhere").AbsoluteUri)));

        (await FailureAsync(stub)).Kind.ShouldBe(FailureKind.Unavailable);

        other.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("data: {\"choices\":[{\"delta\":{\"content\":\"a\"\n\n")]
    [InlineData("data: <html>\n\n")]
    [InlineData("data: [1,2]\n\n")]
    [InlineData("data: null\n\n")]
    [InlineData("data: {\"type\":7,\"choices\":7,\"candidates\":7}\n\n")]
    [InlineData("")]
    [InlineData("not an event\n")]
    public async Task A_stream_that_makes_no_sense_has_an_unknown_outcome(string events)
    {
        (await FailureAsync(StubAnswers.Events(events))).Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Theory]
    [InlineData("{\"choices\":[{")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task A_body_that_makes_no_sense_has_an_unknown_outcome(string body)
    {
        (await FailureAsync(StubAnswers.Body(200, body))).Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task A_stream_that_ends_before_its_finish_has_an_unknown_outcome()
    {
        var parts = await SaidAsync(StubAnswers.Events(Vendor.Stream(["half a "], null)));

        parts.Joined().ShouldBe("half a ");
        parts[^1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task A_connection_lost_before_the_finish_has_an_unknown_outcome_and_nothing_is_asked_again()
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
    [InlineData("\"9\"")]
    [InlineData("null")]
    [InlineData("[9]")]
    [InlineData("1e400")]
    [InlineData("99999999999999999999")]
    public async Task A_count_that_cannot_be_one_is_dropped_and_the_reply_stands(string claim)
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
    public async Task Giving_up_while_the_vendor_is_silent_closes_the_connection_and_nothing_is_asked_again()
    {
        await using var stub = await StubAsync(StubAnswers.Silence);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var said = TextOf(stub).StreamAsync(Talk.Call("x"), stop.Token).ToListAsync(stop.Token);
        await stub.Asked.WaitAsync(Ct);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await said);
        await stub.CallerLeft.WaitAsync(Ct);
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Giving_up_in_the_middle_of_a_reply_closes_the_connection()
    {
        await using var stub = await StubAsync(StubAnswers.Hang(Vendor.Stream(["one"], null)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var part in TextOf(stub).StreamAsync(Talk.Call("x"), stop.Token).Where(part => part is TextPart.Delta))
            {
                part.ShouldBe(new TextPart.Delta("one"));
                await stop.CancelAsync();
            }
        });

        await stub.CallerLeft.WaitAsync(Ct);
    }

    [Fact]
    public async Task Giving_up_in_the_middle_of_an_error_page_closes_the_connection()
    {
        await using var stub = await StubAsync(StubAnswers.Hang("{\"error\":", "application/json", 500));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var said = TextOf(stub).StreamAsync(Talk.Call("x"), stop.Token).ToListAsync(stop.Token);
        await stub.Asked.WaitAsync(Ct);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await said);
        await stub.CallerLeft.WaitAsync(Ct);
    }

    [Fact]
    public async Task Not_reading_on_closes_the_connection()
    {
        await using var stub = await StubAsync(StubAnswers.Hang(Vendor.Stream(["one"], null)));

        (await TextOf(stub).StreamAsync(Talk.Call("x"), Ct).FirstAsync(part => part is TextPart.Delta, Ct)).ShouldBe(new TextPart.Delta("one"));

        await stub.CallerLeft.WaitAsync(Ct);
    }

    [Theory]
    [InlineData(200, "data: ", "text/event-stream", FailureKind.UnknownOutcome)]
    [InlineData(200, "{\"x\":\"", "application/json", FailureKind.UnknownOutcome)]
    [InlineData(500, "{\"x\":\"", "application/json", FailureKind.Unavailable)]
    public async Task A_body_without_end_is_given_up(int status, string beginning, string contentType, FailureKind kind)
    {
        await using var stub = await StubAsync(StubAnswers.Endless(status, beginning, contentType, Large));

        (await FailureAsync(stub)).Kind.ShouldBe(kind);

        await stub.CallerLeft.WaitAsync(Ct);
    }

    [Fact]
    public async Task A_connection_cut_before_the_answer_is_for_the_caller_to_judge_and_nothing_is_asked_again()
    {
        await using var stub = await StubAsync(StubAnswers.Events(Vendor.Stream(["warm"], Vendor.Reasons.Stop, Counted)), StubAnswers.Cut);
        await TextOf(stub).StreamAsync(Talk.Call("x"), Ct).ToListAsync(Ct);

        await Should.ThrowAsync<HttpRequestException>(async () => await TextOf(stub).StreamAsync(Talk.Call("x"), Ct).ToListAsync(Ct));

        stub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_vendor_that_is_not_there_is_for_the_caller_to_judge()
    {
        var stub = await VendorStub.StartAsync();
        var gone = stub.Address;
        await stub.DisposeAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        (await Should.ThrowAsync<HttpRequestException>(async () => await Vendor.Connect(http, gone, VendorStub.Key).StreamAsync(Talk.Call("x"), Ct).ToListAsync(Ct)))
            .HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task Nothing_is_sent_before_the_first_part_is_asked_for_and_the_key_in_headers_only()
    {
        await using var stub = await StubAsync(StubAnswers.Events(Vendor.Stream(["ok"], Vendor.Reasons.Stop, Counted)));

        var stream = TextOf(stub).StreamAsync(Talk.Call("x"), Ct);
        stub.Requests.ShouldBeEmpty();
        await stream.ToListAsync(Ct);

        var request = stub.Requests.ShouldHaveSingleItem();
        request.Headers.Values.Count(value => value.Contains(VendorStub.Key, StringComparison.Ordinal)).ShouldBe(1);
        (request.Path + request.Text).ShouldNotContain(VendorStub.Key);
    }

    [Theory]
    [InlineData("sk-1\r\nX-Evil: 1")]
    [InlineData("sk 1")]
    [InlineData("ключ")]
    public async Task A_key_that_would_break_out_of_its_header_is_refused_at_once(string key)
    {
        await using var stub = await VendorStub.StartAsync();

        Should.Throw<FormatException>(() => Vendor.Connect(stub.Http, stub.Address, key)).Message.ShouldNotContain(key);
    }

    private static TextPart.Usage Usage(long? prompt, long? completion) => new(prompt, completion);

    private Task<VendorStub> StubAsync(params RequestDelegate[] answers) => new TextTrial(Vendor).StubAsync(answers);

    private ITextProvider TextOf(VendorStub stub) => Vendor.Connect(stub.Http, stub.Address, VendorStub.Key);

    private Task<List<TextPart>> SaidAsync(RequestDelegate answer) => new TextTrial(Vendor).SaidAsync(answer);

    private Task<ProviderFailure> FailureAsync(RequestDelegate answer) => new TextTrial(Vendor).FailureAsync(answer);

    private Task<ProviderFailure> FailureAsync(VendorStub stub) => new TextTrial(Vendor).FailureAsync(stub);

    private Task<(List<TextPart> Parts, int Asked)> DroppedAsync(string events) => new TextTrial(Vendor).DroppedAsync(events);
}
