using System.Text.Json;
using Tessera.Providers.OpenAi;
using Tessera.Testing.Vendors;

namespace Tessera.Providers.Tests.OpenAi;

/// <summary>Embeddings as OpenAI and the servers that speak its protocol answer them.</summary>
public sealed class OpenAiEmbeddingsTests
{
    private const string Route = "POST /v1/embeddings";

    private static readonly EmbeddingCall Call = new("text-embedding-3-small", ["a", "b"], CallOptions.None);

    [Fact]
    public async Task Base64_is_asked_for_and_read_in_the_order_of_the_texts()
    {
        await using var vendor = await VendorStub.StartAsync();
        vendor.On(Route, StubAnswers.Body(200, """
            {"object":"list","data":[{"object":"embedding","index":1,"embedding":"AAAAAAAAgD8="},{"object":"embedding","index":0,"embedding":"AACAPwAAAAA="}],
             "model":"text-embedding-3-small","usage":{"prompt_tokens":2,"total_tokens":2}}
            """));

        var reply = await EmbedAsync(vendor, Call with { Options = new(new Dictionary<string, JsonElement> { ["dimensions"] = JsonElement.Parse("2") }) });

        reply.Vectors.Select(vector => vector.ToArray()).ShouldBe([[1F, 0F], [0F, 1F]]);
        (reply.PromptTokens, reply.Failure).ShouldBe((2, null));
        var request = vendor.Requests.ShouldHaveSingleItem();
        request.Headers["authorization"].ShouldBe($"Bearer {VendorStub.Key}");
        request.Text.ShouldBe("""{"model":"text-embedding-3-small","input":["a","b"],"encoding_format":"base64","dimensions":2}""");
    }

    [Fact]
    public async Task A_server_that_answers_numbers_all_the_same_is_read()
    {
        await using var vendor = await VendorStub.StartAsync();
        vendor.On(Route, StubAnswers.Body(200, """{"data":[{"index":0,"embedding":[0.5,-1]},{"index":1,"embedding":[0,2e-3]}]}"""));

        var reply = await EmbedAsync(vendor, Call);

        reply.Vectors.Select(vector => vector.ToArray()).ShouldBe([[0.5F, -1F], [0F, 0.002F]]);
        reply.PromptTokens.ShouldBeNull();
    }

    [Theory]
    [InlineData("""{"data":[{"index":0,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":1,"embedding":[1,2]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":[1]},{"index":2,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":["x"]},{"index":1,"embedding":[1]}]}""")]
    [InlineData("""{"data":[{"index":0,"embedding":"AAA"},{"index":1,"embedding":"AAAAAA=="}]}""")]
    [InlineData("""{"data":[null,null]}""")]
    [InlineData("""{"data":[]}""")]
    [InlineData("<html>")]
    public async Task A_reply_without_a_vector_for_each_text_is_a_failure(string body)
    {
        await using var vendor = await VendorStub.StartAsync();
        vendor.On(Route, StubAnswers.Body(200, body));

        var reply = await EmbedAsync(vendor, Call);

        reply.Failure.ShouldNotBeNull().Kind.ShouldBe(FailureKind.UnknownOutcome);
        reply.Vectors.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(401, "invalid_api_key", FailureKind.AuthUpstream)]
    [InlineData(429, "rate_limit_exceeded", FailureKind.RateLimited)]
    [InlineData(429, "insufficient_quota", FailureKind.FundsUpstream)]
    [InlineData(500, "server_error", FailureKind.Unavailable)]
    [InlineData(400, "invalid_request_error", FailureKind.InvalidInput)]
    public async Task A_refusal_is_classified(int status, string code, FailureKind kind)
    {
        await using var vendor = await VendorStub.StartAsync();
        vendor.On(Route, StubAnswers.Body(status, $$$"""{"error":{"message":"No.","type":"{{{code}}}","code":"{{{code}}}"}}"""));

        (await EmbedAsync(vendor, Call)).Failure.ShouldNotBeNull().Kind.ShouldBe(kind);
    }

    private static Task<EmbeddingReply> EmbedAsync(VendorStub vendor, EmbeddingCall call) =>
        new OpenAiEmbeddings(vendor.Http, new Uri(vendor.Address, "/v1"), VendorStub.Key).EmbedAsync(call, TestContext.Current.CancellationToken);
}
