using System.Globalization;
using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;
using Tessera.Server.Tests.Storage;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Dialects.OpenAi.Media;

/// <summary>A batch of which a real vendor makes only a part.</summary>
[OneEngine]
public sealed class ImageBatchTests(ImageVendorServer vendor) : IClassFixture<ImageVendorServer>
{
    private const string Route = "POST /v1/images/generations";

    private static readonly string Made =
        $$$"""{"data":[{"b64_json":"{{{Convert.ToBase64String(Samples.Png)}}}"}],"usage":{"input_tokens":20,"output_tokens":1000}}""";

    /// <summary>A kill between the admissions of a batch would leave a key that names a part of it.</summary>
    [Fact]
    public async Task A_batch_is_admitted_whole_or_not_at_all()
    {
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync();
        await server.ExecuteAsync("CREATE TRIGGER third BEFORE INSERT ON generations WHEN (SELECT count(*) FROM generations) = 2 BEGIN SELECT RAISE(ABORT, 'killed'); END");
        const string Body = """{"model":"gpt-image-1.5","prompt":"A hill","n":3,"quality":"low"}""";

        var killed = await account.Client.KeyedAsync("k", Body, MediaCalls.Images);
        var left = await account.Client.CountAsync();
        await server.ExecuteAsync("DROP TRIGGER third");
        var made = await account.Client.KeyedAsync("k", Body, MediaCalls.Images);

        killed.Status.ShouldBe(HttpStatusCode.InternalServerError);
        left.ShouldBe(0);
        (made.IsReplayed, made.Json.Pictures().Length).ShouldBe((false, 3));
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task What_was_made_is_charged_and_the_rest_is_named()
    {
        vendor.Stub.On(Route, StubAnswers.Body(200, Made), StubAnswers.Body(400, """{"error":{"message":"no","code":"content_policy_violation"}}"""));
        var account = await vendor.Server.OpenAccountAsync();

        var (body, headers, _) = await account.Client.PostTextAsync(
            MediaCalls.Images, """{"model":"dall-e-3","prompt":"A fox","n":3,"response_format":"b64_json"}""").BytesAsync();

        var reply = JsonElement.Parse(body);
        reply.Pictures().ShouldBe([Samples.Png]);
        reply.GetProperty("usage").GetRawText().ShouldBe(
            $$$"""{"input_tokens":20,"output_tokens":1000,"total_tokens":1020,"input_tokens_details":{"image_tokens":0,"text_tokens":20},"cost":{{{ImageVendorServer.Price}}}}""");
        headers.Warnings().Single(warning => warning.StartsWith("2 of 3 images failed and cost nothing", StringComparison.Ordinal)).ShouldContain("content_policy");
        headers.GetValues("X-Tessera-Tokens-Spent").Single().ShouldBe(ImageVendorServer.Price.ToString(CultureInfo.InvariantCulture));
        (await account.Client.TokensAsync()).ShouldBe((1000 - ImageVendorServer.Price, 0));
        await vendor.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData(200, "<html></html>", 502, "provider_error")]
    [InlineData(400, """{"error":{"message":"no","code":"content_policy_violation"}}""", 400, "content_policy_violation")]
    public async Task What_the_vendor_refuses_or_may_have_billed_is_not_repeated(int answer, string body, int status, string code)
    {
        vendor.Stub.TakeRequests();
        vendor.Stub.On(Route, StubAnswers.Body(answer, body));
        var account = await vendor.Server.OpenAccountAsync();

        using var response = await account.Client.PostTextAsync(MediaCalls.Images, """{"model":"dall-e-3","prompt":"A fox"}""");

        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).GetProperty("error");
        ((int)response.StatusCode, error.Text("code")).ShouldBe((status, code), error.ToString());
        response.Headers.GetValues("x-should-retry").Single().ShouldBe("false");
        vendor.Stub.TakeRequests().Count.ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await vendor.Server.ShouldVerifyAsync();
    }
}
