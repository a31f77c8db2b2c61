using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>Embeddings in OpenAI's form, by the sandbox.</summary>
[OneEngine]
public sealed class EmbeddingsTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/v1/embeddings";

    [Fact]
    public async Task Each_text_has_a_vector_of_length_one_and_the_price_is_by_characters()
    {
        var account = await v2.Server.OpenAccountAsync();

        using var response = await account.Client.PostTextAsync(Path, """{"model":"text-embedding-3-small","input":["a red house","a blue car"]}""");
        var reply = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));

        (reply.Text("object"), reply.Text("model")).ShouldBe(("list", "text-embedding-3-small"));
        reply.GetProperty("data").EnumerateArray().Select(entry => (entry.Text("object"), entry.Whole("index"))).ShouldBe([("embedding", 0), ("embedding", 1)]);
        var vectors = Vectors(reply);
        vectors.ShouldAllBe(vector => vector.Length == 1536);
        vectors.ShouldAllBe(vector => Math.Abs(Cosine(vector, vector) - 1) < 0.0001);
        reply.GetProperty("usage").GetRawText().ShouldBe("""{"prompt_tokens":6,"total_tokens":6,"cost":1}""");
        response.Headers.GetValues("X-Tessera-Tokens-Spent").ShouldBe(["1"]);
        (await account.Client.TokensAsync()).ShouldBe((999, 0));
    }

    [Fact]
    public async Task Texts_that_share_words_are_near_and_others_are_not()
    {
        var account = await v2.Server.OpenAccountAsync();

        var reply = await account.Client.PostTextAsync(
            Path,
            """{"model":"text-embedding-3-large","input":["the lighthouse on the harbour","a lighthouse in a harbour","harbours with lighthouses","quarterly tax return of a company"]}""").JsonAsync();

        var vectors = Vectors(reply);
        vectors[0].Length.ShouldBe(3072);
        var (same, forms, other) = (Cosine(vectors[0], vectors[1]), Cosine(vectors[0], vectors[2]), Cosine(vectors[0], vectors[3]));
        same.ShouldBeGreaterThan(0.8);
        forms.ShouldBeInRange(0.2, same);
        other.ShouldBeLessThan(0.1);
    }

    [Fact]
    public async Task Base64_has_the_same_numbers_and_a_text_always_the_same_vector()
    {
        var account = await v2.Server.OpenAccountAsync();

        var numbers = await account.Client.PostTextAsync(Path, """{"model":"text-embedding-3-small","input":"Привет, мир","dimensions":64}""").JsonAsync();
        var bytes = await account.Client.PostTextAsync(Path, """{"model":"text-embedding-3-small","input":["Привет, мир"],"dimensions":64,"encoding_format":"base64"}""").JsonAsync();

        var decoded = MemoryMarshal.Cast<byte, float>(bytes.GetProperty("data")[0].GetProperty("embedding").GetBytesFromBase64()).ToArray();
        decoded.Length.ShouldBe(64);
        decoded.ShouldBe(Vectors(numbers)[0]);
    }

    [Theory]
    [InlineData(""" "input":[1,2,3]""", "input")]
    [InlineData(""" "input":[[1,2],[3]]""", "input")]
    [InlineData(""" "input":[]""", "input")]
    [InlineData(""" "input":["a",""]""", "input[1]")]
    [InlineData(""" "input":"" """, "input")]
    [InlineData(""" "input":{}""", "input")]
    [InlineData(""" "input":"a","dimensions":5000""", "dimensions")]
    [InlineData(""" "input":"a","encoding_format":"int8" """, "encoding_format")]
    public async Task A_wrong_value_is_400_and_names_its_member(string members, string param)
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(Path, $$"""{"model":"text-embedding-3-small",{{members}}}""").ErrorAsync();

        (status, error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, param), error.ToString());
        error.Text("message").ShouldNotBeNull().ShouldContain($"`{param}`");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_text_model_makes_no_embeddings_and_the_unified_endpoint_names_the_route()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync(Path, """{"model":"gpt-5","input":"a"}""").ErrorAsync();
        using var unified = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"text-embedding-3-small","prompt":"a"}""");

        (status, error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, "model"));
        unified.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await unified.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("POST /v1/embeddings");
    }

    [Fact]
    public async Task The_history_has_what_was_asked_and_what_it_cost_without_the_vectors()
    {
        var account = await v2.Server.OpenAccountAsync();
        await account.Client.PostTextAsync(Path, """{"model":"text-embedding-3-small","input":["one","two"]}""").JsonAsync();

        var entry = (await account.Client.GetJsonAsync("/api/v2/user/history?type=embedding")).Items().ShouldHaveSingleItem();
        var generation = await account.Client.GetJsonAsync($"/api/v2/generate/{entry.Whole("generation_id")}");

        generation.Whole("tokens_spent").ShouldBe(1);
        generation.GetProperty("result_metadata").GetRawText().ShouldBe("""{"embeddings":2,"dimensions":1536}""");
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task The_price_of_a_text_is_calculated_before()
    {
        var price = await v2.Server.Owner.PostTextAsync("/api/v2/models/text-embedding-3-large/calculate-price", $$"""{"prompt":"{{new string('a', 20_001)}}"}""").JsonAsync();

        price.Whole("token_cost").ShouldBe(2);
    }

    [Fact]
    public async Task A_failure_costs_nothing()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, _) = await account.Client.PostTextAsync(Path, """{"model":"text-embedding-3-small","input":"one [sandbox: fail=provider_error]"}""").ErrorAsync();

        status.ShouldBe(HttpStatusCode.BadGateway);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    private static float[][] Vectors(JsonElement reply) =>
        [.. reply.GetProperty("data").EnumerateArray().Select(entry => entry.GetProperty("embedding").EnumerateArray().Select(number => number.GetSingle()).ToArray())];

    private static double Cosine(float[] one, float[] other) => one.Zip(other, (left, right) => (double)left * right).Sum();
}
