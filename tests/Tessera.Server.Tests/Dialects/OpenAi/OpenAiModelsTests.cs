using System.Globalization;
using System.Net;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.OpenAi;

/// <summary>The models in OpenAI's form, and the names by which they are found.</summary>
[OneEngine]
public sealed class OpenAiModelsTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task The_list_has_all_models_that_are_served()
    {
        var account = await v2.Server.OpenAccountAsync();

        var list = await account.Client.GetJsonAsync("/v1/models");

        list.Text("object").ShouldBe("list");
        var served = (await account.Client.GetJsonAsync("/api/v2/models")).Items().Where(model => model.GetProperty("available").GetBoolean()).Select(model => model.Text("slug"));
        list.GetProperty("data").EnumerateArray().Select(model => model.Text("id")).ShouldBe(served);
        list.GetProperty("data").EnumerateArray().ShouldAllBe(model => model.GetProperty("object").GetString() == "model");
    }

    [Theory]
    [InlineData("gpt-5", "2026-11-20")]
    [InlineData("gpt-6.2-sol", "2026-11-29")]
    [InlineData("text-embedding-3-small", "2026-11-30")]
    public async Task A_model_is_created_on_the_day_on_which_the_catalogue_added_it(string slug, string day)
    {
        var account = await v2.Server.OpenAccountAsync();

        var listed = (await account.Client.GetJsonAsync("/v1/models")).GetProperty("data").EnumerateArray().Single(model => model.Text("id") == slug);

        DateTimeOffset.FromUnixTimeSeconds(listed.Whole("created")).ToString("s", CultureInfo.InvariantCulture).ShouldBe($"{day}T00:00:00");
        (await account.Client.GetJsonAsync($"/v1/models/{slug}")).Whole("created").ShouldBe(listed.Whole("created"));
    }

    [Theory]
    [InlineData("gpt-5", "gpt-5")]
    [InlineData("gpt-4o-mini-tts", "gpt-4o-mini-tts")]
    [InlineData("tts-1", "openai-tts")]
    [InlineData("claude-sonnet-4-5", "claude-sonnet-4.5")]
    [InlineData("claude-sonnet-4-6", "claude-sonnet-4.6")]
    [InlineData("gpt-6-sol", "gpt-6-sol")]
    [InlineData("openai/gpt-6-sol", "gpt-6-sol")]
    [InlineData("deepseek/deepseek-v4.1-flash", "deepseek-v4.1-flash")]
    [InlineData("eleven_multilingual_v2", "elevenlabs-v2")]
    public async Task A_model_is_found_by_every_name_of_it(string name, string slug)
    {
        var account = await v2.Server.OpenAccountAsync();

        (await account.Client.GetJsonAsync($"/v1/models/{name}")).Text("id").ShouldBe(slug);
        (await account.Client.GetJsonAsync($"/v1/models/{Uri.EscapeDataString(name)}")).Text("id").ShouldBe(slug);
    }

    [Fact]
    public async Task A_completion_takes_a_vendors_name_and_names_the_slug()
    {
        var account = await v2.Server.OpenAccountAsync();

        var reply = await account.Client.PostTextAsync(OpenAiCalls.Chat, """{"model":"claude-sonnet-4-5","messages":[{"role":"user","content":"Hello"}]}""").JsonAsync();

        reply.Text("model").ShouldBe("claude-sonnet-4.5");
    }

    [Fact]
    public async Task An_unknown_model_is_404_and_names_where_they_are_listed()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.GetAsync("/v1/models/zzzzzzzzzzzzzzzzzz", TestHttp.Ct).ErrorAsync();

        (status, error.Text("code")).ShouldBe((HttpStatusCode.NotFound, "model_not_found"));
        error.Text("message").ShouldNotBeNull().ShouldContain("GET /v1/models");
    }
}
