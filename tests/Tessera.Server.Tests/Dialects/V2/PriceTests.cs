using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2;

[OneEngine]
public sealed class PriceTests(V2Server v2) : IClassFixture<V2Server>
{
    [Theory]
    [InlineData("dall-e-3", """{"params":{"size":"1792x1024","quality":"hd"},"count":1}""", 13, "matrix")]
    [InlineData("dall-e-3", """{"size":"1024x1024","format":"webp"}""", 7, "matrix")]
    [InlineData("dall-e-3", "{}", 7, "matrix")]
    [InlineData("dall-e-3", """{"params":null,"count":null}""", 7, "matrix")]
    [InlineData("flux-1.1-pro", """{"params":{"size":"768x1344"}}""", 4, "fixed")]
    [InlineData("gpt-5", "{}", 3, "fixed")]
    [InlineData("claude-sonnet-4.5", """{"temperature":0.5}""", 3, "fixed")]
    [InlineData("kling-v2.1", """{"params":{"duration":5,"aspect_ratio":"16:9"}}""", 26, "per_second")]
    [InlineData("kling-v2.1", """{"duration":10}""", 52, "per_second")]
    public async Task The_examples_cost_what_their_pages_state(string slug, string body, long tokens, string type)
    {
        using var anyone = v2.Server.ClientFor(null);

        var price = await anyone.PostTextAsync($"/api/v2/models/{slug}/calculate-price", body).JsonAsync();

        price.Members().ShouldBe(["token_cost", "min_token_cost", "max_token_cost", "pricing_type", "warnings"], price.ToString());
        price.Whole("token_cost").ShouldBe(tokens);
        price.Text("pricing_type").ShouldBe(type);
        price.Whole("min_token_cost").ShouldBeLessThanOrEqualTo(tokens);
        price.Whole("max_token_cost").ShouldBeGreaterThanOrEqualTo(tokens);
    }

    [Fact]
    public async Task The_price_is_for_all_of_the_count_and_its_bounds_are_for_one()
    {
        using var anyone = v2.Server.ClientFor(null);

        var price = await PriceAsync(anyone, "dall-e-3", """{"params":{"quality":"hd","size":"1792x1024"},"count":1000}""");

        (price.Whole("token_cost"), price.Whole("min_token_cost"), price.Whole("max_token_cost")).ShouldBe((13_000, 7, 13));
    }

    [Fact]
    public async Task A_call_without_a_body_is_the_plainest_request()
    {
        using var anyone = v2.Server.ClientFor(null);

        using var response = await anyone.PostAsync("/api/v2/models/dall-e-3/calculate-price", content: null, TestHttp.Ct);

        (await Task.FromResult(response).JsonAsync()).Whole("token_cost").ShouldBe(7);
    }

    [Theory]
    [InlineData("gpt-5", """{"model":"gpt-5","prompt":"Hello"}""")]
    [InlineData("dall-e-3", """{"model":"dall-e-3","prompt":"A hill","size":"1024x1792","quality":"hd"}""")]
    [InlineData("photon", """{"model":"photon","prompt":"A hill"}""")]
    [InlineData("openai-tts", """{"model":"tts-1","text":"Hello","params":{"format":"wav"}}""")]
    [InlineData("claude-sonnet-4.5", """{"model":"claude-sonnet-4.5","system":"Be brief","messages":[{"role":"user","content":"Hi"}]}""")]
    public async Task The_price_calculated_is_the_price_charged(string slug, string body)
    {
        var account = await v2.Server.OpenAccountAsync();

        var price = await PriceAsync(account.Client, slug, body);
        var made = await account.Client.GenerateAsync(body);

        made.Text("status").ShouldBe("completed", made.ToString());
        var balance = await account.Client.GetJsonAsync("/api/v2/balance");
        balance.Whole("token_balance").ShouldBe(1000 - price.Whole("token_cost"));
    }

    [Theory]
    [InlineData("dall-e-3", """{"params":{"size":"1x1"}}""", "size", "1792x1024")]
    [InlineData("dall-e-3", """{"size":"1024x1024","params":{"size":"1792x1024"}}""", "size", null)]
    [InlineData("dall-e-3", """{"params":{"qualty":"hd"}}""", "qualty", "quality")]
    [InlineData("dall-e-3", """{"model":"gpt-5"}""", "model", "dall-e-3")]
    [InlineData("dall-e-3", """{"text":"A hill"}""", "text", "prompt")]
    [InlineData("dall-e-3", """{"count":0}""", "count", null)]
    [InlineData("dall-e-3", """{"count":1001}""", "count", null)]
    [InlineData("dall-e-3", """{"count":1.5}""", "count", null)]
    public async Task A_request_that_generate_would_refuse_is_refused_here(string slug, string body, string field, string? allowed)
    {
        using var anyone = v2.Server.ClientFor(null);

        var refusal = await anyone.PostTextAsync($"/api/v2/models/{slug}/calculate-price", body).RefusalAsync();

        refusal.Field.ShouldBe(field);
        if (allowed is not null)
        {
            refusal.Allowed.ShouldContain(allowed);
        }
    }

    [Theory]
    [InlineData("""{"count":"2"}""")]
    [InlineData("""{"params":[]}""")]
    [InlineData("""{"count":1,"count":2}""")]
    [InlineData("[]")]
    public async Task A_value_of_a_wrong_type_is_a_bad_request(string body)
    {
        using var anyone = v2.Server.ClientFor(null);

        using var response = await anyone.PostTextAsync("/api/v2/models/dall-e-3/calculate-price", body);

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Words_that_are_too_long_have_no_price()
    {
        using var anyone = v2.Server.ClientFor(null);

        var refusal = await anyone.PostTextAsync(
            "/api/v2/models/openai-tts/calculate-price", $$"""{"text":"{{new string('a', 5001)}}"}""").RefusalAsync();

        refusal.Message.ShouldContain("5001");
    }

    [Fact]
    public async Task A_body_larger_than_any_question_is_refused()
    {
        using var anyone = v2.Server.ClientFor(null);

        using var response = await anyone.PostTextAsync(
            "/api/v2/models/dall-e-3/calculate-price", $$"""{"image_url":"{{new string('a', 1_000_000)}}"}""");

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await Task.FromResult(response).JsonAsync()).GetProperty("details").Whole("limit_bytes").ShouldBe(1_000_000);
    }

    [Theory]
    [InlineData("""{0}""")]
    [InlineData("""{"params":{0}}""")]
    public async Task More_members_than_any_request_has_are_not_even_looked_at(string form)
    {
        using var anyone = v2.Server.ClientFor(null);
        var members = "{" + string.Join(',', Enumerable.Range(0, 501).Select(index => $"\"m{index}\":1")) + "}";

        using var response = await anyone.PostTextAsync(
            "/api/v2/models/dall-e-3/calculate-price", form.Replace("{0}", members, StringComparison.Ordinal));

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Task.FromResult(response).JsonAsync()).Text("message").ShouldNotBeNull().ShouldContain("501");
    }

    [Fact]
    public async Task An_option_of_another_model_is_ignored_with_a_warning()
    {
        using var anyone = v2.Server.ClientFor(null);

        var price = await PriceAsync(anyone, "gpt-5", """{"size":"1024x1024"}""");

        price.GetProperty("warnings")[0].GetString().ShouldNotBeNull().ShouldContain("`size`");
    }

    [Fact]
    public async Task A_price_that_depends_on_the_files_duration_is_marked_as_the_maximum()
    {
        using var anyone = v2.Server.ClientFor(null);

        var price = await PriceAsync(anyone, "el-dubbing", """{"audio_url":"https://example.com/a.mp3"}""");

        price.Whole("token_cost").ShouldBe(price.Whole("max_token_cost"));
        price.GetProperty("warnings")[0].GetString().ShouldNotBeNull().ShouldContain("length");
    }

    [Fact]
    public async Task An_unknown_model_has_no_price()
    {
        using var anyone = v2.Server.ClientFor(null);

        using var response = await anyone.PostTextAsync("/api/v2/models/dall-e-9/calculate-price", "{}");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<JsonElement> PriceAsync(HttpClient client, string slug, string body) =>
        client.PostTextAsync($"/api/v2/models/{slug}/calculate-price", body).JsonAsync();
}
