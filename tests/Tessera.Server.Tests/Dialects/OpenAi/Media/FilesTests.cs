using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Idempotency;

namespace Tessera.Server.Tests.Dialects.OpenAi.Media;

public sealed class FilesTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task A_file_is_uploaded_found_read_and_deleted()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = MediaCalls.Form(("purpose", "vision"), ("expires_after[anchor]", "created_at"), ("expires_after[seconds]", "3600")).With("file", Samples.Png);

        var created = await account.Client.PostFormAsync(MediaCalls.Files, form).JsonAsync();

        var id = created.Text("id").ShouldNotBeNull();
        (created.Text("object"), created.Whole("bytes"), created.Text("status"), created.Text("purpose"))
            .ShouldBe(("file", Samples.Png.Length, "processed", "user_data"));
        created.Text("filename").ShouldBe($"{id["file-".Length..]}.png");
        created.Whole("expires_at").ShouldBeGreaterThan(created.Whole("created_at"));
        (await account.Client.GetJsonAsync($"{MediaCalls.Files}/{id}")).GetRawText().ShouldBe(created.GetRawText());
        var (content, _, type) = await account.Client.GetAsync($"{MediaCalls.Files}/{id}/content", TestHttp.Ct).BytesAsync();
        (content, type).ShouldSatisfyAllConditions(read => read.content.ShouldBe(Samples.Png), read => read.type.ShouldBe("image/png"));

        (await account.Client.DeleteAsync($"{MediaCalls.Files}/{id}", TestHttp.Ct).JsonAsync()).GetRawText()
            .ShouldBe($$"""{"id":"{{id}}","object":"file","deleted":true}""");
        foreach (var path in (string[])[id, $"{id}/content"])
        {
            (await account.Client.GetAsync($"{MediaCalls.Files}/{path}", TestHttp.Ct).ErrorAsync()).Status.ShouldBe(HttpStatusCode.NotFound);
        }

        (await account.Client.GetJsonAsync(MediaCalls.Files)).GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public async Task A_list_is_paged_by_its_last_entry()
    {
        var account = await v2.Server.OpenAccountAsync();
        var uploaded = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            using var form = MediaCalls.Form(("purpose", "user_data")).With("file", Samples.Png);
            uploaded.Add((await account.Client.PostFormAsync(MediaCalls.Files, form).JsonAsync()).Text("id") ?? "");
        }

        var (seen, after) = (new List<string>(), "");
        JsonElement page;
        do
        {
            page = await account.Client.GetJsonAsync($"{MediaCalls.Files}?limit=2&order=asc{after}");
            seen.AddRange(page.GetProperty("data").EnumerateArray().Select(file => file.Text("id") ?? ""));
            after = $"&after={seen[^1]}";
        }
        while (page.GetProperty("has_more").GetBoolean());

        // Those of one millisecond are in the order of their IDs.
        seen.Order(StringComparer.Ordinal).ShouldBe(uploaded.Order(StringComparer.Ordinal));
        (await account.Client.GetJsonAsync($"{MediaCalls.Files}?purpose=batch")).GetProperty("data").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [InlineData("assistants", "purpose", "`purpose` must be one of vision, user_data, got \"assistants\".")]
    [InlineData("batch", "purpose", "`purpose` must be one of vision, user_data, got \"batch\".")]
    public async Task Files_are_inputs_only(string purpose, string param, string message)
    {
        var account = await v2.Server.OpenAccountAsync();
        using var form = MediaCalls.Form(("purpose", purpose)).With("file", Samples.Png);

        var (status, error) = await account.Client.PostFormAsync(MediaCalls.Files, form).ErrorAsync();

        (status, error.Text("param"), error.Text("message")).ShouldBe((HttpStatusCode.BadRequest, param, message));
    }

    [Fact]
    public async Task A_repeated_key_uploads_once_and_what_is_no_media_is_refused()
    {
        var account = await v2.Server.OpenAccountAsync();
        var key = KeyedRequests.NewKey();
        using var form = MediaCalls.Form(("purpose", "vision")).With("file", Samples.Png);
        using var same = MediaCalls.Form(("purpose", "vision")).With("file", Samples.Png);
        using var text = MediaCalls.Form(("purpose", "user_data")).With("file", "%PDF-1.4"u8.ToArray(), "a.pdf");

        var first = await account.Client.KeyedAsync(key, form, MediaCalls.Files);
        (await account.Client.KeyedAsync(key, same, MediaCalls.Files)).ShouldReplay(first);
        var (status, error) = await account.Client.PostFormAsync(MediaCalls.Files, text).ErrorAsync();

        (status, error.Text("param")).ShouldBe((HttpStatusCode.BadRequest, "file"));
        (await account.Client.GetJsonAsync(MediaCalls.Files)).GetProperty("data").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public async Task Another_accounts_file_is_404_and_cannot_be_an_input()
    {
        var (account, other) = (await v2.Server.OpenAccountAsync(), await v2.Server.OpenAccountAsync());
        using var form = MediaCalls.Form(("purpose", "vision")).With("file", Samples.Png);
        var id = (await other.Client.PostFormAsync(MediaCalls.Files, form).JsonAsync()).Text("id");

        (await account.Client.GetAsync($"{MediaCalls.Files}/{id}", TestHttp.Ct).ErrorAsync()).Status.ShouldBe(HttpStatusCode.NotFound);
        (await account.Client.DeleteAsync($"{MediaCalls.Files}/{id}", TestHttp.Ct).ErrorAsync()).Status.ShouldBe(HttpStatusCode.NotFound);
        var (status, _) = await account.Client.PostTextAsync(MediaCalls.Videos, $$$"""{"prompt":"x","input_reference":{"file_id":"{{{id}}}"}}""").ErrorAsync();
        status.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task A_moderation_is_refused_because_nothing_would_be_checked()
    {
        var account = await v2.Server.OpenAccountAsync();

        var (status, error) = await account.Client.PostTextAsync("/v1/moderations", """{"input":"hello"}""").ErrorAsync();

        (status, error.Text("code")).ShouldBe((HttpStatusCode.NotFound, "model_not_found"));
        error.Text("message").ShouldNotBeNull().ShouldStartWith("This server has no moderation model, so the input was not checked.");
    }
}
