using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>A text model takes only what its price is made for, and says how much before anything is held.</summary>
[OneEngine]
public sealed class ContextTests(V2Server v2) : IClassFixture<V2Server>
{
    private static readonly string Long = new('a', 999_000);

    public static TheoryData<string, string> TooLong => new()
    {
        { "prompt", JsonSerializer.Serialize(new { model = "gpt-5-nano", prompt = Long }) },
        { "messages", JsonSerializer.Serialize(new { model = "gpt-5-nano", messages = new[] { new { role = "system", content = new string('ж', 260_000) }, new { role = "user", content = "Hi" } } }) },
        { "prompt", JsonSerializer.Serialize(new { model = "deepseek-v3", prompt = "Hi", tools = new[] { new { type = "function", function = new { name = "a", description = Long } } } }) },
        { "prompt", JsonSerializer.Serialize(new { model = "claude-opus-4.5", prompt = "Hi", response_format = new { type = "json_schema", json_schema = new { name = "a", description = Long } } }) },
    };

    [Theory]
    [MemberData(nameof(TooLong))]
    public async Task A_text_beyond_the_context_is_refused_with_the_limit_and_the_estimate(string field, string json)
    {
        var account = await v2.Server.OpenAccountAsync();

        var refusal = await account.Client.PostTextAsync(GenerateRequests.Path, json).RefusalAsync();

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldMatch(@"come to about (13|33)\d{4} tokens; \S+ takes at most 128000\.");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_price_is_refused_where_the_call_would_be()
    {
        using var response = await v2.Server.Owner.PostTextAsync(
            "/api/v2/models/gpt-5-nano/calculate-price", JsonSerializer.Serialize(new { prompt = Long }));

        response.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Each_text_model_shows_its_context_and_takes_a_text_within_it()
    {
        var account = await v2.Server.OpenAccountAsync();
        var models = (await account.Client.GetJsonAsync("/api/v2/models?category=text")).GetProperty("items").EnumerateArray().ToList();

        models.ShouldAllBe(model => model.GetProperty("config").GetProperty("context_tokens").GetInt64() > 0);
        using var response = await account.Client.PostTextAsync(
            GenerateRequests.Path, JsonSerializer.Serialize(new { model = "gpt-5-nano", prompt = string.Concat(Enumerable.Repeat("a word and ", 34_000)) }));
        response.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
