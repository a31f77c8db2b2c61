using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.Anthropic;

/// <summary>The list of models in Anthropic's form, for requests with the header that only its clients send.</summary>
[OneEngine]
public sealed class AnthropicModelsTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task Pages_forward_and_backward_cover_every_text_model_once()
    {
        var all = Ids(await GetAsync("/v1/models?limit=1000"));
        var texts = (await v2.Server.Owner.GetJsonAsync("/api/v2/models?category=text")).GetProperty("items").EnumerateArray().Select(model => model.Text("slug")).ToList();

        var forward = new List<string?>();
        for (string? after = null; ;)
        {
            var page = await GetAsync($"/v1/models?limit=10{(after is null ? "" : $"&after_id={after}")}");
            forward.AddRange(Ids(page));
            page.Text("last_id").ShouldBe(forward[^1]);
            after = page.Text("last_id");
            if (!page.GetProperty("has_more").GetBoolean())
            {
                break;
            }
        }

        var backward = await GetAsync($"/v1/models?limit=3&before_id={all[^1]}&beta=true");

        all.ShouldBe(texts);
        forward.ShouldBe(texts);
        Ids(backward).ShouldBe(texts[^4..^1]);
        backward.GetProperty("has_more").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task One_model_has_what_the_sdk_reads_and_errors_have_the_form()
    {
        var model = await GetAsync("/v1/models/claude-haiku-4.5");

        (model.Text("type"), model.Text("id"), model.Text("display_name"), model.Whole("max_tokens")).ShouldBe(("model", "claude-haiku-4.5", "Claude Haiku 4.5", 64_000));
        model.GetProperty("created_at").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
        (await GetAsync("/v1/models/claude-haiku-4-5")).Text("id").ShouldBe("claude-haiku-4.5");
        (await v2.Server.Owner.GetJsonAsync("/v1/models/claude-haiku-4.5")).Text("object").ShouldBe("model");
        (await GetAsync("/v1/models/claude-haiku-99", HttpStatusCode.NotFound)).GetProperty("error").Text("type").ShouldBe("not_found_error");
        (await GetAsync("/v1/models?limit=0", HttpStatusCode.BadRequest)).GetProperty("error").Text("message").ShouldBe("`limit` must be a whole number from 1 to 1000, got \"0\".");
        (await GetAsync("/v1/models?after_id=x", HttpStatusCode.BadRequest)).GetProperty("error").Text("message").ShouldBe("`after_id` must be the ID of a model of this list, got \"x\".");
    }

    private static List<string?> Ids(JsonElement page) => [.. page.GetProperty("data").EnumerateArray().Select(model => model.Text("id"))];

    private async Task<JsonElement> GetAsync(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Add("anthropic-version", "2023-06-01");
        using var reply = await v2.Server.Owner.SendAsync(request, TestHttp.Ct);
        var body = JsonElement.Parse(await reply.Content.ReadAsStringAsync(TestHttp.Ct));
        reply.StatusCode.ShouldBe(expected, body.ToString());
        return body;
    }
}
