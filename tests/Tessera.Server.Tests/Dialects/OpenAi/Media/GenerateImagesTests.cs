using System.Net;
using System.Text.Json;
using Tessera.Media;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Idempotency;

namespace Tessera.Server.Tests.Dialects.OpenAi.Media;

public sealed class GenerateImagesTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task Several_images_are_generations_of_their_own_and_one_reply()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100);

        using var response = await account.Client.PostTextAsync(
            MediaCalls.Images, """{"model":"gpt-image-1.5","prompt":"A red barn","n":3,"size":"1536x1024","quality":"low"}""");
        var reply = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));

        response.StatusCode.ShouldBe(HttpStatusCode.OK, reply.ToString());
        var pictures = reply.Pictures();
        pictures.Select(RasterImage.Measure).ShouldAllBe(size => size.Width == 1536 && size.Height == 1024);
        pictures.Select(Convert.ToHexString).Distinct().Count().ShouldBe(3);
        (reply.Text("size"), reply.Text("output_format")).ShouldBe(("1536x1024", "png"));
        reply.GetProperty("usage").Whole("cost").ShouldBe(6);
        response.Headers.GetValues("X-Tessera-Tokens-Spent").Single().ShouldBe("6");
        response.Headers.GetValues("X-Tessera-Generation-Id").Single().Split(", ").Length.ShouldBe(3);
        ((await account.Client.TokensAsync()).Balance, await account.Client.CountAsync()).ShouldBe((94, 3));
        await v2.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("""{"model":"dall-e-3","prompt":"A sea"}""", false)]
    [InlineData("""{"prompt":"A sea"}""", false)]
    [InlineData("""{"model":"dall-e-3","prompt":"A sea","response_format":"b64_json"}""", true)]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","quality":"low"}""", true)]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","quality":"low","response_format":"url"}""", false)]
    public async Task The_links_are_DALL_Es_default_and_the_files_that_of_the_newer_models(string body, bool hasFile)
    {
        var account = await v2.Server.OpenAccountAsync();

        var image = (await account.Client.PostTextAsync(MediaCalls.Images, body).JsonAsync()).GetProperty("data")[0];

        image.TryGetProperty("b64_json", out _).ShouldBe(hasFile);
        using var anyone = v2.Server.ClientFor(null);
        RasterImage.Measure(await anyone.GetByteArrayAsync(image.Text("url"), TestHttp.Ct)).Width.ShouldBe(1024);
    }

    [Theory]
    [InlineData("""{"model":"gpt-image-1.5","prompt":"A sea","quality":"high"}""", 14, "")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","quality":"standard"}""", 6, "")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","quality":"auto","size":"auto","background":"auto"}""", 6, "")]
    [InlineData("""{"model":"nano-banana-2","prompt":"A sea","size":"1024x1024"}""", null, "")]
    [InlineData("""{"model":"nano-banana-2","prompt":"A sea","size":"1792x1024"}""", null, "`size` 1792x1024 was replaced by 16:9 1K")]
    [InlineData("""{"model":"midjourney-v6","prompt":"A sea","size":"1024x1536"}""", null, "")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","quality":"low","style":"vivid"}""", 1, "`style` is not an option of gpt-image-2 and was ignored.")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","quality":"low","output_compression":50}""", 1, "`output_compression` was ignored")]
    public async Task Options_in_OpenAIs_names_are_those_of_the_model_and_what_is_ignored_is_named(string body, int? cost, string warning)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (reply, headers, _) = await account.Client.PostTextAsync(MediaCalls.Images, body).BytesAsync();

        if (cost is { } tokens)
        {
            JsonElement.Parse(reply).GetProperty("usage").Whole("cost").ShouldBe(tokens);
        }

        string.Join('|', headers.Warnings()).ShouldStartWith(warning);
        headers.Warnings().Length.ShouldBe(warning.Length == 0 ? 0 : 1);
    }

    [Theory]
    [InlineData("""{"model":"gpt-image-2"}""", "prompt", "`prompt` is required.")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","n":5}""", "n", "`n` must be a whole number from 1 to 4, got 5.")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","size":"100x100"}""", "size", "`size` \"100x100\" is not offered by gpt-image-2.")]
    [InlineData("""{"model":"midjourney-v6","prompt":"A sea","size":"huge"}""", "size", "`size` \"huge\" is not offered by midjourney-v6.")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","quality":"superb"}""", "quality", "`quality` must be one of auto, low")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","output_format":"gif"}""", "output_format", "`output_format` must be one of png, jpeg, webp")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","background":"transparent"}""", "background", "`background` must be opaque or auto")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","stream":true}""", "stream", "`stream` must be false")]
    [InlineData("""{"model":"gpt-image-2","prompt":"A sea","sise":"1024x1024"}""", "sise", "There is no member `sise`. Did you mean `size`?")]
    [InlineData("""{"model":"gpt-5","prompt":"A sea"}""", "model", "`model` must be a model that makes images; gpt-5 is a model of the category text.")]
    public async Task What_is_not_allowed_is_400_that_names_the_member_and_costs_nothing(string body, string param, string message)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(MediaCalls.Images, body).ErrorAsync();

        (status, error.Text("type"), error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, "invalid_request_error", param), error.ToString());
        error.Text("message").ShouldNotBeNull().ShouldStartWith(message);
        ((await account.Client.TokensAsync()).Balance, await account.Client.CountAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_batch_that_cannot_be_paid_starts_none_of_its_images()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 13);

        var (status, error) = await account.Client.PostTextAsync(MediaCalls.Images, """{"model":"dall-e-3","prompt":"A sea","n":2}""").ErrorAsync();

        (status, error.Text("code")).ShouldBe((HttpStatusCode.PaymentRequired, "credit_balance_exhausted"));
        error.Text("message").ShouldNotBeNull().ShouldContain("14");
        ((await account.Client.TokensAsync()).Balance, await account.Client.CountAsync()).ShouldBe((13, 0));
    }

    [Theory]
    [InlineData("provider_error", HttpStatusCode.BadGateway, "provider_error")]
    [InlineData("content_policy", HttpStatusCode.BadRequest, "content_policy_violation")]
    public async Task A_batch_that_fails_is_an_error_that_no_client_repeats_and_costs_nothing(string failure, HttpStatusCode status, string code)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var response = await account.Client.PostTextAsync(
            MediaCalls.Images, $$"""{"model":"dall-e-3","prompt":"A sea [sandbox: fail={{failure}}]","n":2}""");

        var error = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct)).GetProperty("error");
        (response.StatusCode, error.Text("code")).ShouldBe((status, code));
        response.Headers.GetValues("x-should-retry").Single().ShouldBe("false");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_repeated_key_gets_the_same_images_without_those_deleted_since_and_is_charged_once()
    {
        const string Body = """{"model":"gpt-image-1.5","prompt":"A hill","n":2,"quality":"low"}""";
        var account = await v2.Server.OpenAccountAsync();
        var key = KeyedRequests.NewKey();

        var first = await account.Client.KeyedAsync(key, Body, MediaCalls.Images);
        var again = await account.Client.KeyedAsync(key, Body, MediaCalls.Images);
        var other = await account.Client.KeyedAsync(key, Body.Replace("hill", "sea", StringComparison.Ordinal), MediaCalls.Images);

        again.Status.ShouldBe(HttpStatusCode.OK, again.Text);
        again.IsReplayed.ShouldBeTrue();
        again.Json.Pictures().ShouldBe(first.Json.Pictures());
        other.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await account.Client.TokensAsync()).ShouldBe((998, 0));

        var newest = (await account.Client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0].Text("id");
        (await account.Client.DeleteAsync($"/api/v2/generate/{newest}", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var left = await account.Client.KeyedAsync(key, Body, MediaCalls.Images);

        left.Json.Pictures().ShouldBe(first.Json.Pictures()[..1]);
        await v2.Server.ShouldVerifyAsync();
    }
}
