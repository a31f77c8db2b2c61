using System.Text.Json;

namespace Tessera.Server.Tests.Dialects.V2;

public sealed class HistoryTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/api/v2/user/history";

    [Fact]
    public async Task A_text_is_listed_with_both_its_ids()
    {
        var account = await v2.Server.OpenAccountAsync();
        var text = await account.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Привет"}]}""");

        var page = await account.Client.GetJsonAsync(Path);

        page.Members().ShouldBe(["items", "total", "page", "limit", "pages", "next_cursor"]);
        (page.Whole("total"), page.Whole("page"), page.Whole("limit"), page.Whole("pages")).ShouldBe((1, 1, 20, 1));
        var item = page.Items().ShouldHaveSingleItem();
        item.Members().ShouldBe(
            [
                "id", "generation_id", "type", "model", "status", "prompt", "url", "thumbnail_url", "tokens_used", "created_at", "completed_at",
                "error", "width", "height", "duration", "bytes", "format", "seed", "processing_ms", "progress", "eta_seconds", "key_id", "key_name",
                "provider", "sandbox", "expires_at", "text", "request",
            ]);
        item.Text("id").ShouldBe(text.Text("id"));
        (await account.Client.GetJsonAsync($"/api/v2/generate/{item.Whole("generation_id")}")).Whole("id").ShouldBe(item.Whole("generation_id"));
        (item.Text("type"), item.Text("model"), item.Text("status"), item.Text("prompt")).ShouldBe(("text", "gpt-5", "completed", "Привет"));
        item.Whole("tokens_used").ShouldBe(3);
        item.IsNull("url").ShouldBeTrue();
        item.IsNull("error").ShouldBeTrue();
        (item.Text("provider"), item.GetProperty("sandbox").GetBoolean(), item.Text("text")).ShouldBe(("sandbox", true, text.Text("content")));
        item.Text("key_name").ShouldNotBeNullOrEmpty();
        item.GetProperty("completed_at").GetDateTimeOffset().ShouldBeGreaterThanOrEqualTo(item.GetProperty("created_at").GetDateTimeOffset());
    }

    [Fact]
    public async Task The_file_of_an_image_is_linked_while_it_is_there()
    {
        var account = await v2.Server.OpenAccountAsync();
        var picture = await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"A lighthouse at dusk"}""");
        using var anyone = v2.Server.ClientFor(null);

        var item = (await account.Client.GetJsonAsync(Path)).Items().ShouldHaveSingleItem();
        var url = item.Text("url").ShouldNotBeNull();
        var thumbnail = item.Text("thumbnail_url").ShouldNotBeNull();
        using var file = await anyone.GetAsync(url, TestHttp.Ct);
        using var small = await anyone.GetAsync(thumbnail, TestHttp.Ct);
        await v2.Server.Database.WriteAsync(session => session
            .Prepared($"UPDATE generations SET file_deleted_at = 1 WHERE id = {picture.Whole("id")}").ExecuteNonQueryAsync());
        var later = (await account.Client.GetJsonAsync(Path)).Items().ShouldHaveSingleItem();

        url.ShouldBe(picture.Text("result_url"));
        file.Content.Headers.ContentType?.MediaType.ShouldBe("image/webp");
        small.IsSuccessStatusCode.ShouldBeTrue();
        later.IsNull("url").ShouldBeTrue();
        (item.Whole("width"), item.Whole("height"), item.Text("format")).ShouldBe((1024, 1024, "webp"));
        file.Content.Headers.ContentLength.ShouldBe(item.Whole("bytes"));
        later.IsNull("thumbnail_url").ShouldBeTrue();
    }

    [Fact]
    public async Task Pages_are_counted_and_the_newest_comes_first()
    {
        var account = await v2.Server.OpenAccountAsync();
        foreach (var word in (string[])["one", "two", "three"])
        {
            await SayAsync(account, word);
        }

        var first = await account.Client.GetJsonAsync($"{Path}?limit=2");
        var second = await account.Client.GetJsonAsync($"{Path}?limit=2&page=2");
        var third = await account.Client.GetJsonAsync($"{Path}?limit=2&page=3");

        first.Items().Select(item => item.Text("prompt")).ShouldBe(["three", "two"]);
        second.Items().Select(item => item.Text("prompt")).ShouldBe(["one"]);
        third.Items().ShouldBeEmpty();
        (second.Whole("total"), second.Whole("page"), second.Whole("limit"), second.Whole("pages")).ShouldBe((3, 2, 2, 2));
    }

    [Fact]
    public async Task Type_model_and_status_narrow_the_list()
    {
        var account = await v2.Server.OpenAccountAsync();
        await SayAsync(account, "fine");
        await SayAsync(account, "[sandbox: fail=provider_error] bad");
        await account.Client.GenerateAsync("""{"model":"openai-tts","text":"Hello"}""");

        var speech = await account.Client.GetJsonAsync($"{Path}?type=tts");
        var byAlias = await account.Client.GetJsonAsync($"{Path}?model=tts-1");
        var failed = await account.Client.GetJsonAsync($"{Path}?status=failed");
        var completedText = await account.Client.GetJsonAsync($"{Path}?status=completed&type=text&model=gpt-5");
        var pending = await account.Client.GetJsonAsync($"{Path}?status=pending");

        speech.Items().ShouldHaveSingleItem().Text("model").ShouldBe("openai-tts");
        byAlias.Items().ShouldHaveSingleItem().Text("model").ShouldBe("openai-tts");
        var failure = failed.Items().ShouldHaveSingleItem();
        failure.Text("error").ShouldNotBeNullOrWhiteSpace();
        failure.Whole("tokens_used").ShouldBe(0);
        completedText.Items().ShouldHaveSingleItem().Text("prompt").ShouldBe("fine");
        (pending.Whole("total"), pending.Whole("pages")).ShouldBe((0, 0));
    }

    [Fact]
    public async Task Removed_generations_and_those_of_others_are_not_listed()
    {
        var account = await v2.Server.OpenAccountAsync();
        var other = await v2.Server.OpenAccountAsync();
        await SayAsync(other, "mine");
        var removed = await SayAsync(account, "remove me");
        await account.Client.DeleteAsync($"/api/v2/generate/{removed.Whole("id")}", TestHttp.Ct);

        var page = await account.Client.GetJsonAsync(Path);

        page.Whole("total").ShouldBe(0);
        page.Items().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("type=music", "type", "audio")]
    [InlineData("type=", "type", "text")]
    [InlineData("status=complete", "status", "completed")]
    [InlineData("model=gpt5", "model", "gpt-5")]
    public async Task An_unknown_value_is_refused_with_the_allowed_ones(string query, string field, string allowed)
    {
        var account = await v2.Server.OpenAccountAsync();

        var refusal = await account.Client.GetAsync($"{Path}?{query}", TestHttp.Ct).RefusalAsync();

        refusal.Field.ShouldBe(field);
        refusal.Allowed.ShouldContain(allowed);
    }

    [Theory]
    [InlineData("page=0", "page", "1 to 1000000")]
    [InlineData("page=99999999999", "page", "99999999999")]
    [InlineData("limit=101", "limit", "1 to 100")]
    [InlineData("modle=gpt-5", "modle", "`model`")]
    [InlineData("offset=20", "offset", "no query parameter")]
    [InlineData("limit=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa%F0%9F%98%80aa", "limit", "aaa…\"")] // A cut between its halves.
    public async Task A_number_out_of_range_or_a_misspelt_name_is_refused(string query, string field, string says)
    {
        var account = await v2.Server.OpenAccountAsync();

        var refusal = await account.Client.GetAsync($"{Path}?{query}", TestHttp.Ct).RefusalAsync();

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldContain(says);
    }

    private static Task<JsonElement> SayAsync(TestAccount account, string prompt) =>
        account.Client.GenerateAsync(JsonSerializer.Serialize(new { model = "gpt-5", prompt }));
}
