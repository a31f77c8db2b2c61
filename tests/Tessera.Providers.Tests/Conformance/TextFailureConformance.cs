using Microsoft.AspNetCore.Http;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.Conformance;

/// <summary>How every text connector fails and releases its connection; a part of <see cref="TextConformance"/>.</summary>
public abstract class TextFailureConformance
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    private static readonly StubUsage Counted = new("9", "12");

    private static readonly string Large = new('x', 256 * 1024);

    private protected abstract TextVendor Vendor { get; }

    [Fact]
    public async Task A_failure_hidden_in_a_200_is_a_failure()
    {
        (await FailureAsync(StubAnswers.Body(200, Vendor.FailureBody))).Kind.ShouldBe(FailureKind.Unavailable);
        (await FailureAsync(StubAnswers.Events(Vendor.FailureEvent))).Kind.ShouldBe(FailureKind.Unavailable);
    }

    [Fact]
    public async Task A_failure_after_some_text_ends_the_reply_and_is_not_repeated_elsewhere()
    {
        var events = Vendor.Stream(["some "], null) + Vendor.FailureEvent + Vendor.Stream(["more"], Vendor.Reasons.Stop, Counted);

        var parts = await SaidAsync(StubAnswers.Events(events));

        parts.Joined().ShouldBe("some ");
        parts[^1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(FailureKind.TaskFailed);
    }

    [Fact]
    public async Task A_requested_failure_can_be_a_refusal()
    {
        (await FailureAsync(Vendor.RefusedPrompt)).Kind.ShouldBe(FailureKind.ContentRefused);
    }

    [Fact]
    public async Task A_rate_an_empty_account_a_concurrency_limit_and_a_bad_key_are_distinguished()
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
    public async Task A_prompt_refused_with_403_is_not_reported_as_a_refused_key()
    {
        const string Body = """{"code":"permission-denied","error":{"type":"permission_error","code":403,"status":"PERMISSION_DENIED","message":"Content violates usage guidelines."}}""";

        (await FailureAsync(StubAnswers.Body(403, Body))).Kind.ShouldBe(FailureKind.ContentRefused);
    }

    [Fact]
    public async Task How_long_to_wait_is_passed_on()
    {
        (await FailureAsync(StubAnswers.Body(429, "", "text/plain", ("Retry-After", "7")))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(7));
    }

    [Fact]
    public async Task A_request_refused_as_invalid_reports_the_problem_and_neither_key_nor_host()
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

    [Fact]
    public async Task A_wrong_request_is_explained_without_the_key_that_the_vendor_repeats()
    {
        await using var stub = await StubAsync(StubAnswers.Body(400, Vendor.Invalid(EchoedKey.Sentence)));

        var parts = await Vendor.Connect(stub.Http, stub.Address, EchoedKey.Key).StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct);

        var failure = parts.ShouldHaveSingleItem().ShouldBeOfType<TextPart.Failed>().Failure;
        failure.Message.ShouldContain(EchoedKey.Shown);
        failure.ShouldBeHidden();
    }

    [Fact]
    public async Task A_key_that_the_vendor_echoes_is_in_no_failure_of_any_call()
    {
        await using var stub = await VendorStub.StartAsync();
        var provider = Vendor.Connect(stub.Http, stub.Address, EchoedKey.Key);
        var broken = StubAnswers.Events(Vendor.Stream(["some "], null) + $"data: {Vendor.Invalid(EchoedKey.Sentence)}\n\n");
        RequestDelegate[] hidden = [broken, StubAnswers.Events($"data: {Vendor.Invalid(EchoedKey.Sentence)}\n\n"), StubAnswers.Body(200, Vendor.Invalid(EchoedKey.Sentence))];

        foreach (var answer in (RequestDelegate[])[.. hidden, .. EchoedKey.Answers])
        {
            stub.Always(answer);
            foreach (var isWhole in (bool[])[false, true])
            {
                var parts = await provider.StreamAsync(TextCalls.Call("x") with { IsWhole = isWhole }, Ct).ToListAsync(Ct);
                parts.OfType<TextPart.Failed>().FirstOrDefault()?.Failure.ShouldBeHidden();
            }

            (await ((IProviderCheck)provider).CheckAsync(Ct)).ShouldBeHidden();
            (await ((IModelList)provider).ListAsync(["x"], Ct) as ModelListing.Failed)?.Failure.ShouldBeHidden();
        }
    }

    [Theory]
    [InlineData(307, FailureKind.Unavailable)]
    [InlineData(400, FailureKind.InvalidInput)]
    [InlineData(401, FailureKind.AuthUpstream)]
    [InlineData(402, FailureKind.FundsUpstream)]
    [InlineData(403, FailureKind.AuthUpstream)]
    [InlineData(404, FailureKind.RouteUnusable)]
    [InlineData(410, FailureKind.RouteUnusable)]
    [InlineData(408, FailureKind.Unavailable)]
    [InlineData(413, FailureKind.InvalidInput)]
    [InlineData(422, FailureKind.InvalidInput)]
    [InlineData(429, FailureKind.RateLimited)]
    [InlineData(500, FailureKind.Unavailable)]
    [InlineData(502, FailureKind.Unavailable)]
    [InlineData(503, FailureKind.Unavailable)]
    [InlineData(529, FailureKind.Unavailable)]
    public async Task A_status_is_sufficient_if_the_body_is_unreadable(int status, FailureKind kind)
    {
        string[] bodies = ["", "<html><h1>Bad Gateway</h1></html>", "upstream connect error", "{\"error\":{\"message\":\"cut o", "[]", "[7]", "null", "\"x\"", "{\"error\":null}", "{\"error\":7}"];
        await using var stub = await StubAsync([.. bodies.Select(body => StubAnswers.Body(status, body, body.StartsWith('{') ? "application/json" : "text/html"))]);

        foreach (var body in bodies)
        {
            (await FailureAsync(stub)).Kind.ShouldBe(kind, $"{status} {body}");
        }
    }

    [Fact]
    public async Task A_redirect_is_not_followed_so_that_the_key_is_not_sent_elsewhere()
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
    public async Task An_unreadable_stream_has_an_unknown_outcome(string events)
    {
        (await FailureAsync(StubAnswers.Events(events))).Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Theory]
    [InlineData("{\"choices\":[{")]
    [InlineData("[]")]
    [InlineData("")]
    public async Task An_unreadable_body_has_an_unknown_outcome(string body)
    {
        (await FailureAsync(StubAnswers.Body(200, body))).Kind.ShouldBe(FailureKind.UnknownOutcome);
    }

    [Fact]
    public async Task Cancelling_while_the_vendor_is_silent_closes_the_connection_and_nothing_is_retried()
    {
        await using var stub = await StubAsync(StubAnswers.Silence);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var said = TextOf(stub).StreamAsync(TextCalls.Call("x"), stop.Token).ToListAsync(stop.Token);
        await stub.FirstRequest.WaitAsync(Ct);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await said);
        await stub.CallerDisconnected.WaitAsync(Ct);
        stub.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Giving_up_in_the_middle_of_a_reply_closes_the_connection()
    {
        await using var stub = await StubAsync(StubAnswers.Hang(Vendor.Stream(["one"], null)));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        await Should.ThrowAsync<OperationCanceledException>(async () =>
        {
            await foreach (var part in TextOf(stub).StreamAsync(TextCalls.Call("x"), stop.Token).Where(part => part is TextPart.Delta))
            {
                part.ShouldBe(new TextPart.Delta("one"));
                await stop.CancelAsync();
            }
        });

        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    [Fact]
    public async Task Giving_up_in_the_middle_of_an_error_page_closes_the_connection()
    {
        await using var stub = await StubAsync(StubAnswers.Hang("{\"error\":", "application/json", 500));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Ct);

        var said = TextOf(stub).StreamAsync(TextCalls.Call("x"), stop.Token).ToListAsync(stop.Token);
        await stub.FirstRequest.WaitAsync(Ct);
        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(async () => await said);
        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    [Fact]
    public async Task Not_reading_on_closes_the_connection()
    {
        await using var stub = await StubAsync(StubAnswers.Hang(Vendor.Stream(["one"], null)));

        (await TextOf(stub).StreamAsync(TextCalls.Call("x"), Ct).FirstAsync(part => part is TextPart.Delta, Ct)).ShouldBe(new TextPart.Delta("one"));

        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    [Theory]
    [InlineData(200, "data: ", "text/event-stream", FailureKind.UnknownOutcome)]
    [InlineData(200, "{\"x\":\"", "application/json", FailureKind.UnknownOutcome)]
    [InlineData(500, "{\"x\":\"", "application/json", FailureKind.Unavailable)]
    public async Task An_endless_body_is_abandoned(int status, string beginning, string contentType, FailureKind kind)
    {
        await using var stub = await StubAsync(StubAnswers.Endless(status, beginning, contentType, Large));

        (await FailureAsync(stub)).Kind.ShouldBe(kind);

        await stub.CallerDisconnected.WaitAsync(Ct);
    }

    [Fact]
    public async Task A_connection_cut_before_the_reply_is_the_callers_decision_and_nothing_is_retried()
    {
        await using var stub = await StubAsync(StubAnswers.Events(Vendor.Stream(["warm"], Vendor.Reasons.Stop, Counted)), StubAnswers.Cut);
        await TextOf(stub).StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct);

        await Should.ThrowAsync<HttpRequestException>(async () => await TextOf(stub).StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct));

        stub.Requests.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_vendor_that_is_not_there_is_for_the_caller_to_judge()
    {
        var stub = await VendorStub.StartAsync();
        var gone = stub.Address;
        await stub.DisposeAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler { UseProxy = false });

        (await Should.ThrowAsync<HttpRequestException>(async () => await Vendor.Connect(http, gone, VendorStub.Key).StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct)))
            .HttpRequestError.ShouldBe(HttpRequestError.ConnectionError);
    }

    [Fact]
    public async Task Without_a_key_none_is_sent()
    {
        await using var stub = await StubAsync(StubAnswers.Body(503, ""));

        (await Vendor.Connect(stub.Http, stub.Address, "").StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct)).ShouldHaveSingleItem();

        string[] carriers = ["authorization", "x-api-key", "x-goog-api-key"];
        stub.Requests.ShouldHaveSingleItem().Headers.Keys.Intersect(carriers).ShouldBeEmpty();
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

    private Task<VendorStub> StubAsync(params RequestDelegate[] answers) => new TextHarness(Vendor).StubAsync(answers);

    private ITextProvider TextOf(VendorStub stub) => Vendor.Connect(stub.Http, stub.Address, VendorStub.Key);

    private Task<List<TextPart>> SaidAsync(RequestDelegate answer) => new TextHarness(Vendor).SaidAsync(answer);

    private Task<ProviderFailure> FailureAsync(RequestDelegate answer) => new TextHarness(Vendor).FailureAsync(answer);

    private Task<ProviderFailure> FailureAsync(VendorStub stub) => new TextHarness(Vendor).FailureAsync(stub);
}
