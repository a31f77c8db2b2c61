
namespace Tessera.Providers.Tests.OpenAi;

public sealed class OpenAiFailureTests
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(400, """{"error":{"message":"Invalid 'temperature'","type":"invalid_request_error","param":"temperature","code":null}}""", FailureKind.InvalidInput)]
    [InlineData(400, """{"error":{"message":"This model's maximum context length is 8192 tokens","code":"context_length_exceeded"}}""", FailureKind.InvalidInput)]
    [InlineData(400, """{"error":{"code":400,"message":"request exceeds","type":"exceed_context_size_error","n_ctx":4096}}""", FailureKind.InvalidInput)]
    [InlineData(400, """{"error":{"message":"Your request was rejected","type":"image_generation_user_error","code":"content_policy_violation"}}""", FailureKind.ContentRefused)]
    [InlineData(400, """{"error":{"message":"x","code":"moderation_blocked"}}""", FailureKind.ContentRefused)]
    [InlineData(401, """{"error":{"message":"Incorrect API key provided: sk-te***","code":"invalid_api_key"}}""", FailureKind.AuthUpstream)]
    [InlineData(401, "", FailureKind.AuthUpstream)]
    [InlineData(402, """{"error":{"code":402,"message":"Insufficient credits"}}""", FailureKind.FundsUpstream)]
    [InlineData(402, """{"error":{"message":"Insufficient Balance","type":"unknown_error"}}""", FailureKind.FundsUpstream)]
    [InlineData(403, """{"error":{"message":"Your input was flagged","code":403,"metadata":{"reasons":["violence"]}}}""", FailureKind.ContentRefused)]
    [InlineData(403, """{"error":"Country not supported"}""", FailureKind.AuthUpstream)]
    [InlineData(404, """{"error":{"message":"The model does not exist","code":"model_not_found"}}""", FailureKind.RouteUnusable)]
    [InlineData(400, """{"error":{"message":"Model Not Exist","type":"invalid_request_error","code":"invalid_request_error"}}""", FailureKind.RouteUnusable)]
    [InlineData(400, """{"error":{"message":"openai/gpt-9 is not a valid model ID","code":400}}""", FailureKind.RouteUnusable)]
    [InlineData(403, """{"error":{"message":"Project `proj_1` does not have access to model `gpt-5`","code":"model_not_found"}}""", FailureKind.RouteUnusable)]
    [InlineData(403, """{"error":{"message":"Your organization must be verified to use the model `gpt-image-1`."}}""", FailureKind.RouteUnusable)]
    [InlineData(404, """{"error":{"message":"No endpoints found that support image input","code":404}}""", FailureKind.InvalidInput)]
    [InlineData(404, """{"error":"model 'x' not found, try pulling it first"}""", FailureKind.RouteUnusable)]
    [InlineData(413, "<html>too large</html>", FailureKind.InvalidInput)]
    [InlineData(422, """{"detail":[{"loc":["body","n"],"msg":"value is not valid","type":"type_error"}]}""", FailureKind.InvalidInput)]
    [InlineData(429, """{"error":{"message":"Rate limit reached","type":"requests","code":"rate_limit_exceeded"}}""", FailureKind.RateLimited)]
    [InlineData(429, """{"error":{"message":"You exceeded your current quota","type":"insufficient_quota","code":"insufficient_quota"}}""", FailureKind.FundsUpstream)]
    [InlineData(429, """{"error":{"message":"Too many concurrent requests"}}""", FailureKind.ConcurrencyLimited)]
    [InlineData(408, "", FailureKind.Unavailable)]
    [InlineData(500, """{"error":{"message":"The server had an error","type":"server_error"}}""", FailureKind.Unavailable)]
    [InlineData(502, "<html><body>Bad Gateway</body></html>", FailureKind.Unavailable)]
    [InlineData(503, """{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}""", FailureKind.Unavailable)]
    [InlineData(503, "upstream connect error", FailureKind.Unavailable)]
    [InlineData(529, "{}", FailureKind.Unavailable)]
    [InlineData(307, "", FailureKind.Unavailable)]
    [InlineData(418, "{", FailureKind.InvalidInput)]
    public async Task A_status_and_its_body_have_a_kind(int status, string body, FailureKind kind)
    {
        await using var upstream = await Upstream.FailingAsync(status, body, body.StartsWith('{') ? "application/json" : "text/plain");

        (await FailureAsync(upstream)).Kind.ShouldBe(kind);
    }

    [Theory]
    [InlineData("""{"error":{"message":"You wrote: insufficient_quota, billing_not_active, invalid_api_key","code":null}}""", 400)]
    [InlineData("""{"detail":[{"msg":"bad value","input":"You exceeded your current quota"}]}""", 422)]
    public async Task The_users_text_never_disables_the_operators_key(string body, int status)
    {
        await using var upstream = await Upstream.FailingAsync(status, body);

        (await FailureAsync(upstream)).Kind.ShouldBe(FailureKind.InvalidInput);
    }

    [Fact]
    public async Task The_upstreams_message_is_never_shown()
    {
        await using var upstream = await Upstream.FailingAsync(
            401, """{"error":{"message":"Incorrect API key provided: sk-live-7777. See https://platform.example"}}""");

        var failure = await FailureAsync(upstream);

        failure.Message.ShouldBe("The provider refused the server's key.");
    }

    [Theory]
    [InlineData("retry-after", "7", 7.0)]
    [InlineData("retry-after-ms", "1500", 1.5)]
    [InlineData("retry-after", "Fri, 20 Nov 2026 12:00:30 GMT", 30.0)]
    [InlineData("retry-after", "Fri, 20 Nov 2026 11:00:00 GMT", 0.0)]
    [InlineData("retry-after", "soon", null)]
    [InlineData("retry-after-ms", "-1", null)]
    [InlineData("x-other", "7", null)]
    public async Task How_long_to_wait_is_read_from_the_headers(string name, string value, double? seconds)
    {
        await using var upstream = await Upstream.FailingAsync(429, "{}", headers: headers =>
        {
            headers.Date = "Fri, 20 Nov 2026 12:00:00 GMT";
            headers[name] = value;
        });

        (await FailureAsync(upstream)).RetryAfter.ShouldBe(seconds is { } wait ? TimeSpan.FromSeconds(wait) : null);
    }

    [Theory]
    [InlineData("""{"error":{"message":"boom","type":"server_error","code":null}}""", FailureKind.TaskFailed)]
    [InlineData("""{"error":{"message":"Provider disconnected","code":502},"choices":[{"delta":{"content":""},"finish_reason":"error"}]}""", FailureKind.TaskFailed)]
    [InlineData("""{"error":{"message":"slow down","code":429}}""", FailureKind.RateLimited)]
    [InlineData("""{"error":{"message":"slow down","code":"rate_limit_exceeded"}}""", FailureKind.RateLimited)]
    [InlineData("""{"error":{"message":"no","code":"insufficient_quota"}}""", FailureKind.FundsUpstream)]
    [InlineData("""{"error":{"message":"no","code":"content_policy_violation"}}""", FailureKind.ContentRefused)]
    [InlineData("""{"error":"an error was encountered while running the model"}""", FailureKind.TaskFailed)]
    [InlineData("""{"object":"error","message":"out of memory","type":"InternalServerError","code":500}""", FailureKind.TaskFailed)]
    [InlineData("""{"choices":[{"index":0,"delta":{},"finish_reason":"error"}]}""", FailureKind.TaskFailed)]
    public async Task An_error_inside_a_stream_ends_it(string data, FailureKind kind)
    {
        await using var upstream = await Upstream.StreamingAsync(
            $"data: {{\"choices\":[{{\"delta\":{{\"content\":\"some \"}}}}]}}\n\ndata: {data}\n\ndata: {{\"choices\":[{{\"delta\":{{\"content\":\"more\"}}}}]}}\n\n");

        var parts = await upstream.Text.StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct);

        parts.Count.ShouldBe(2);
        parts[0].ShouldBe(new TextPart.Delta("some "));
        parts[1].ShouldBeOfType<TextPart.Failed>().Failure.Kind.ShouldBe(kind);
    }

    [Fact]
    public async Task An_endless_error_page_is_not_read_to_its_end()
    {
        await using var upstream = await Upstream.StartAsync(async context =>
        {
            context.Response.StatusCode = 500;
            var page = new byte[64 * 1024];
            while (!context.RequestAborted.IsCancellationRequested)
            {
                await context.Response.Body.WriteAsync(page, context.RequestAborted);
            }
        });

        (await FailureAsync(upstream)).Kind.ShouldBe(FailureKind.Unavailable);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_for_the_caller_to_judge()
    {
        var upstream = await Upstream.StreamingAsync("");
        var gone = upstream.Address;
        await upstream.DisposeAsync();
        using var http = new HttpMessageInvoker(new SocketsHttpHandler());

        await Should.ThrowAsync<HttpRequestException>(async () =>
            await new Tessera.Providers.OpenAi.OpenAiText(http, gone, null).StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct));
    }

    private static async Task<ProviderFailure> FailureAsync(Upstream upstream) =>
        (await upstream.Text.StreamAsync(TextCalls.Call("x"), Ct).ToListAsync(Ct))
        .ShouldHaveSingleItem().ShouldBeOfType<TextPart.Failed>().Failure;
}
