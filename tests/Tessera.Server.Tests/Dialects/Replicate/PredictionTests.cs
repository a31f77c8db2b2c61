using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.Replicate;

public sealed class PredictionTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Predictions = "/replicate/v1/predictions";

    [Theory]
    [InlineData("black-forest-labs/flux-1.1-pro")]
    [InlineData("tessera/flux-1.1-pro")]
    [InlineData("tessera/flux-1.1-pro:0123")]
    public async Task A_model_is_found_by_replicates_name_and_by_ours_and_waited_for(string model)
    {
        var account = await v2.Server.OpenAccountAsync();

        var made = await CreateAsync(account.Client, Predictions, $$$"""{"version":"{{{model}}}","input":{"prompt":"A hill","aspect_ratio":"16:9","output_format":"jpg","seed":5}}""");

        (made.Text("status"), made.Text("model"), made.GetProperty("input").Text("prompt")).ShouldBe(("succeeded", "tessera/flux-1.1-pro", "A hill"), made.ToString());
        made.Text("output").ShouldNotBeNull().ShouldContain(".jpg");
        made.GetProperty("urls").TryGetProperty("stream", out _).ShouldBeFalse();
        (await account.Client.GetByteArrayAsync(made.Text("output"), TestHttp.Ct)).Length.ShouldBeGreaterThan(0);
        (await account.Client.TokensAsync()).Balance.ShouldBe(1000 - made.GetProperty("metrics").Whole("tokens_spent"));
    }

    [Theory]
    [InlineData("minimax/hailuo-2.3", """{"prompt":"A hill","resolution":"768p","duration":10}""", "tessera/hailuo-2.3")]
    [InlineData("minimax/hailuo-2.3", """{"prompt":"A hill","resolution":"1080p"}""", "tessera/hailuo-2.3-pro")]
    [InlineData("tessera/hailuo-2.3", """{"prompt":"A hill","resolution":"768p"}""", "tessera/hailuo-2.3")]
    public async Task A_name_that_several_models_share_is_that_of_the_one_that_takes_the_input(string name, string input, string model)
    {
        var account = await v2.Server.OpenAccountAsync();

        var made = await CreateAsync(account.Client, $"/replicate/v1/models/{name}/predictions", $$"""{"input":{{input}}}""", prefer: null);

        made.Text("model").ShouldBe(model, made.ToString());
        await account.Client.PostTextAsync(PathOf(made.GetProperty("urls"), "cancel"), "");
    }

    [Theory]
    [InlineData("minimax/hailuo-2.3", "4k")]
    [InlineData("tessera/hailuo-2.3", "1080p")]
    public async Task A_value_of_no_model_with_the_name_is_refused(string name, string resolution)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(
            $"/replicate/v1/models/{name}/predictions", $$$"""{"input":{"prompt":"A hill","resolution":"{{{resolution}}}"}}""");

        reply.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("768p");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_version_alone_selects_a_model()
    {
        var account = await v2.Server.OpenAccountAsync();
        var versions = await account.Client.GetJsonAsync("/replicate/v1/models/black-forest-labs/flux-1.1-pro/versions");
        var version = versions.GetProperty("results")[0].Text("id");

        var made = await CreateAsync(account.Client, Predictions, $$$"""{"version":"{{{version}}}","input":{"prompt":"A hill"}}""");

        made.Text("version").ShouldBe(version);
        (await account.Client.GetJsonAsync($"/replicate/v1/models/tessera/flux-1.1-pro/versions/{version}")).Text("id").ShouldBe(version);
    }

    [Fact]
    public async Task A_prediction_is_starting_until_it_ends_and_can_be_canceled()
    {
        var account = await v2.Server.OpenAccountAsync();

        var created = await CreateAsync(account.Client, "/replicate/v1/models/google/veo-3.1/predictions", """{"input":{"prompt":"A hill","generate_audio":false}}""", prefer: null);
        var canceled = await account.Client.PostTextAsync(new Uri(created.GetProperty("urls").Text("cancel")!).PathAndQuery, "").JsonAsync();
        var read = await account.Client.GetJsonAsync(new Uri(created.GetProperty("urls").Text("get")!).PathAndQuery);

        created.Text("status").ShouldBe("starting");
        (canceled.Text("status"), read.Text("status")).ShouldBe(("canceled", "canceled"));
        read.GetProperty("output").ValueKind.ShouldBe(JsonValueKind.Null);
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("google/veo-3.1", "5s")]
    [InlineData("tessera/claude-haiku-4.5", "5")]
    public async Task A_prediction_that_is_not_done_at_its_deadline_is_canceled_at_no_charge(string model, string deadline)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Predictions)
        {
            Content = new StringContent($$$"""{"version":"{{{model}}}","input":{"prompt":"A hill [sandbox: delay=300s]"}}""", null, "application/json"),
        };
        request.Headers.Add("Prefer", "wait");
        request.Headers.Add("Cancel-After", deadline);

        var ended = await account.Client.SendAsync(request, TestHttp.Ct).JsonAsync();

        ended.Text("status").ShouldBe("canceled", ended.ToString());
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await v2.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("soon")]
    [InlineData("4s")]
    [InlineData("25h")]
    [InlineData("-1m")]
    [InlineData("99999h99999m99999s")]
    public async Task A_deadline_that_cannot_be_kept_is_refused(string deadline)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, Predictions) { Content = new StringContent("""{"version":"google/veo-3.1","input":{"prompt":"A hill"}}""", null, "application/json") };
        request.Headers.Add("Cancel-After", deadline);

        using var reply = await account.Client.SendAsync(request, TestHttp.Ct);

        ((int)reply.StatusCode).ShouldBe(422);
        (await reply.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("`Cancel-After` must be a duration from 5s to 24h");
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task A_text_is_a_list_of_pieces_and_its_stream_needs_no_key()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var anyone = v2.Server.ClientFor(null);

        var made = await CreateAsync(account.Client, Predictions, """{"version":"tessera/gpt-5","input":{"prompt":"Hello","system_prompt":"Be brief"}}""", prefer: null);
        var link = new Uri(made.GetProperty("urls").Text("stream").ShouldNotBeNull()).PathAndQuery;
        var events = await anyone.GetStringAsync(link, TestHttp.Ct);
        using var forged = await anyone.GetAsync(link[..^1] + (link[^1] == 'A' ? "B" : "A"), TestHttp.Ct);

        var text = string.Concat(made.GetProperty("output").EnumerateArray().Select(piece => piece.GetString()));
        events.Split('\n').Where(line => line.StartsWith("data: ", StringComparison.Ordinal)).SkipLast(1).Select(line => line["data: ".Length..])
            .ShouldBe(text.Split('\n'));
        events.ShouldEndWith("event: done\ndata: {}\n\n");
        forged.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("""{"version":"tessera/flux-2-pro","input":{"num_outputs":9}}""", 422, "num_outputs")]
    [InlineData("""{"version":"tessera/flux-2-pro","input":[]}""", 422, "input")]
    [InlineData("""{"version":"tessera/flux-2-pro"}""", 422, "input")]
    [InlineData("""{"input":{"prompt":"x"}}""", 422, "version")]
    [InlineData("""{"version":"tessera/flux-2-pro","input":{"prompt":"x"},"webhook":"ftp://example.org/hook"}""", 422, "webhook")]
    [InlineData("""{"version":"acme/nothing","input":{"prompt":"x"}}""", 404, null)]
    public async Task Errors_have_a_title_a_detail_and_the_status(string body, int status, string? field)
    {
        var account = await v2.Server.OpenAccountAsync();

        using var reply = await account.Client.PostTextAsync(Predictions, body);
        var error = await Task.FromResult(reply).JsonAsync();

        ((int)reply.StatusCode, error.Whole("status")).ShouldBe((status, status), error.ToString());
        error.Text("title").ShouldNotBeNullOrEmpty();
        if (field is not null)
        {
            error.GetProperty("invalid_fields").EnumerateArray().Select(wrong => wrong.Text("field")).ShouldContain(field);
        }

        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
    }

    [Fact]
    public async Task The_list_has_pages_with_addresses()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100_000);
        for (var count = 0; count < 101; count++)
        {
            await CreateAsync(account.Client, Predictions, """{"version":"tessera/gpt-5-nano","input":{"prompt":"Hello"}}""", prefer: null);
        }

        var first = await account.Client.GetJsonAsync(Predictions);
        var second = await account.Client.GetJsonAsync(new Uri(first.Text("next").ShouldNotBeNull()).PathAndQuery);
        using var wrong = await account.Client.GetAsync($"{Predictions}?cursor=x", TestHttp.Ct);

        (first.GetProperty("results").GetArrayLength(), second.GetProperty("results").GetArrayLength()).ShouldBe((100, 1));
        (first.Text("previous"), second.Text("next")).ShouldBe((null, null));
        second.Text("previous").ShouldNotBeNull();
        wrong.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_file_is_uploaded_and_named_by_its_link()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = new MultipartFormDataContent
        {
            { new ByteArrayContent(Samples.Png), "content", "fox" },
            { new StringContent("{}", null, "application/json"), "metadata", "blob" },
        };

        var file = await account.Client.PostAsync("/replicate/v1/files", form, TestHttp.Ct).JsonAsync();
        var made = await CreateAsync(
            account.Client, Predictions, $$$"""{"version":"nightmareai/real-esrgan","input":{"image":"{{{file.GetProperty("urls").Text("get")}}}","scale":2}}""");

        (file.Text("content_type"), file.Whole("size")).ShouldBe(("image/png", Samples.Png.Length));
        made.Text("status").ShouldBe("succeeded", made.ToString());
    }

    [Fact]
    public async Task Files_are_listed_read_and_deleted_by_their_owner()
    {
        var (account, other) = (await v2.Server.OpenAccountAsync(), await v2.Server.OpenAccountAsync());
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Samples.Png), "content", "fox" } };
        var made = await account.Client.PostAsync("/replicate/v1/files", form, TestHttp.Ct).JsonAsync();
        var path = $"/replicate/v1/files/{made.Text("id")}";

        var (listed, read) = (await account.Client.GetJsonAsync("/replicate/v1/files"), await account.Client.GetJsonAsync(path));
        using var foreign = await other.Client.DeleteAsync(path, TestHttp.Ct);
        using var deleted = await account.Client.DeleteAsync(path, TestHttp.Ct);
        using var gone = await account.Client.GetAsync(path, TestHttp.Ct);

        listed.GetProperty("results").EnumerateArray().ShouldHaveSingleItem().Text("id").ShouldBe(made.Text("id"));
        read.ToString().ShouldBe(made.ToString());
        (foreign.StatusCode, deleted.StatusCode, gone.StatusCode).ShouldBe((HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task A_new_prediction_moves_no_page_of_the_list()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100_000);
        for (var count = 0; count < 102; count++)
        {
            await CreateAsync(account.Client, Predictions, """{"version":"tessera/gpt-5-nano","input":{"prompt":"Hello"}}""", prefer: null);
        }

        var first = await account.Client.GetJsonAsync(Predictions);
        await CreateAsync(account.Client, Predictions, """{"version":"tessera/gpt-5-nano","input":{"prompt":"Hello"}}""", prefer: null);
        var second = await account.Client.GetJsonAsync(PathOf(first, "next"));
        var newest = await account.Client.GetJsonAsync(PathOf(first, "next").Replace("older_", "newer_", StringComparison.Ordinal));
        var before = await account.Client.GetJsonAsync(PathOf(second, "previous"));

        IdsOf(first).Intersect(IdsOf(second)).ShouldBeEmpty();
        (IdsOf(first).Count, IdsOf(second).Count).ShouldBe((100, 2));
        // The hundred that are next to the second page, not the hundred newest.
        IdsOf(before).ShouldBe(IdsOf(first));
        before.Text("previous").ShouldNotBeNull();
        newest.Text("previous").ShouldBeNull();
    }

    [Fact]
    public async Task Models_are_listed_and_shown()
    {
        var account = await v2.Server.OpenAccountAsync();

        var list = await account.Client.GetJsonAsync("/replicate/v1/models");
        var model = await account.Client.GetJsonAsync("/replicate/v1/models/kwaivgi/kling-v3-video");

        list.GetProperty("results").EnumerateArray().Select(entry => entry.Text("name")).ShouldContain("gpt-5");
        (model.Text("owner"), model.Text("name")).ShouldBe(("tessera", "kling-v3"));
    }

    private static string PathOf(JsonElement page, string member) => new Uri(page.Text(member).ShouldNotBeNull()).PathAndQuery;

    private static List<string?> IdsOf(JsonElement page) => [.. page.GetProperty("results").EnumerateArray().Select(entry => entry.Text("id"))];

    private static async Task<JsonElement> CreateAsync(HttpClient client, string path, string body, string? prefer = "wait")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, null, "application/json") };
        if (prefer is not null)
        {
            request.Headers.Add("Prefer", prefer);
        }

        using var reply = await client.SendAsync(request, TestHttp.Ct);
        var made = await Task.FromResult(reply).JsonAsync();
        reply.StatusCode.ShouldBe(HttpStatusCode.Created, made.ToString());
        return made;
    }
}
