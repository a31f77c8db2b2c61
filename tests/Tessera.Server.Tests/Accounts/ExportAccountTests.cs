using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Accounts;

public sealed class ExportAccountTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/api/v2/user/export";

    [Fact]
    public async Task An_archive_has_all_that_an_account_has_made_and_nothing_of_another()
    {
        var account = await v2.Server.OpenAccountAsync();
        var other = await v2.Server.OpenAccountAsync();
        await other.Client.GenerateAsync("""{"model":"gpt-5","prompt":"A stranger's secret"}""");
        var text = await account.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Привет"}]}""");
        var image = await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"A lighthouse at dusk"}""");
        var key = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"ci"}""").JsonAsync();
        using var png = new ByteArrayContent(Samples.Png) { Headers = { ContentType = new MediaTypeHeaderValue("image/png") } };
        (await account.Client.PostAsync("/api/v2/uploads", png, TestHttp.Ct)).EnsureSuccessStatusCode().Dispose();

        using var reply = await account.Client.PostAsync(Path, null, TestHttp.Ct);
        await using var archive = new ZipArchive(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));

        reply.Content.Headers.ContentType?.MediaType.ShouldBe("application/zip");
        reply.Content.Headers.ContentDisposition?.FileName.ShouldNotBeNull().ShouldMatch(@"^tessera-\d{4}-\d\d-\d\d\.zip$");
        JsonElement.Parse(await TextAsync(archive, "profile.json")).Text("username").ShouldBe("tester");
        JsonElement.Parse(await TextAsync(archive, "keys.json")).EnumerateArray().Select(each => each.Text("name")).ShouldContain("ci");
        var made = await LinesAsync(archive, "generations.jsonl");
        (made.Count, made[0].Whole("generation_id"), made[1].Text("id")).ShouldBe((2, image.Whole("id"), text.Text("id")));
        (made[1].Text("prompt"), made[1].Text("text")).ShouldBe(("Привет", text.Text("content")));
        made[1].GetProperty("request").GetProperty("messages")[0].Text("content").ShouldBe("Привет");
        var ledger = await LinesAsync(archive, "transactions.jsonl");
        ledger.Sum(line => line.Whole("plan_tokens") + line.Whole("bonus_tokens"))
            .ShouldBe((await account.Client.GetJsonAsync("/api/v2/user/balance")).Whole("token_balance"));
        ledger.Sum(line => line.Whole("spent")).ShouldBe(made.Sum(line => line.Whole("tokens_spent")));
        var file = made[0].Text("file").ShouldNotBeNull();
        (await BytesAsync(archive, file)).ShouldBe(await account.Client.GetByteArrayAsync(image.Text("result_url"), TestHttp.Ct));
        var upload = archive.Entries.Single(entry => entry.FullName.StartsWith("uploads/", StringComparison.Ordinal));
        (await BytesAsync(archive, upload.FullName)).ShouldBe(Samples.Png);
        archive.Entries.Count.ShouldBe(6);
        foreach (var entry in archive.Entries)
        {
            var content = await TextAsync(archive, entry.FullName);
            content.ShouldNotContain(key.Text("key").ShouldNotBeNull());
            content.ShouldNotContain("stranger");
        }
    }

    [Fact]
    public async Task More_than_a_page_of_everything_is_exported_once()
    {
        var account = await v2.Server.OpenAccountAsync();
        await v2.Server.Database.WriteAsync(async session =>
        {
            for (var i = 0; i < 250; i++)
            {
                await LedgerStore.GrantPackAsync(session, account.Id, 1, $"grant {i}", TimeProvider.System.GetUtcNow());
            }
        });

        using var reply = await account.Client.PostAsync(Path, null, TestHttp.Ct);
        await using var archive = new ZipArchive(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));

        var lines = await LinesAsync(archive, "transactions.jsonl");
        lines.Select(line => line.Text("reason")).ShouldBe([.. Enumerable.Range(0, 250).Reverse().Select(i => $"grant {i}"), "test"]);
        (await LinesAsync(archive, "generations.jsonl")).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_result_and_a_file_that_is_gone_are_left_out()
    {
        var account = await v2.Server.OpenAccountAsync();
        var deleted = await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"Not to be kept"}""");
        (await account.Client.DeleteAsync($"/api/v2/generate/{deleted.Whole("id")}", TestHttp.Ct)).EnsureSuccessStatusCode().Dispose();
        var expired = await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"A lighthouse"}""");
        await v2.Server.Database.WriteAsync(session => session
            .Prepared($"UPDATE generations SET file_deleted_at = 1 WHERE id = {expired.Whole("id")}").ExecuteNonQueryAsync());

        using var reply = await account.Client.PostAsync(Path, null, TestHttp.Ct);
        await using var archive = new ZipArchive(await reply.Content.ReadAsStreamAsync(TestHttp.Ct));

        var line = (await LinesAsync(archive, "generations.jsonl")).ShouldHaveSingleItem();
        (line.Whole("generation_id"), line.Text("prompt"), line.IsNull("file")).ShouldBe((expired.Whole("id"), "A lighthouse", true));
        archive.Entries.Select(entry => entry.FullName).ShouldBe(["profile.json", "keys.json", "transactions.jsonl", "generations.jsonl"]);
    }

    [Fact]
    public async Task A_key_that_may_only_read_cannot_export()
    {
        var account = await v2.Server.OpenAccountAsync();
        var created = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"reader","scopes":["read"]}""").JsonAsync();
        using var reader = v2.Server.ClientFor(created.Text("key"));
        using var anyone = v2.Server.ClientFor(null);

        using var refused = await reader.PostAsync(Path, null, TestHttp.Ct);
        using var unknown = await anyone.PostAsync(Path, null, TestHttp.Ct);

        (refused.StatusCode, unknown.StatusCode).ShouldBe((HttpStatusCode.Forbidden, HttpStatusCode.Unauthorized));
    }

    private static async Task<List<JsonElement>> LinesAsync(ZipArchive archive, string name) =>
        [.. (await TextAsync(archive, name)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static async Task<string> TextAsync(ZipArchive archive, string name) => System.Text.Encoding.UTF8.GetString(await BytesAsync(archive, name));

    private static async Task<byte[]> BytesAsync(ZipArchive archive, string name)
    {
        await using var entry = await archive.GetEntry(name).ShouldNotBeNull().OpenAsync(TestHttp.Ct);
        using var content = new MemoryStream();
        await entry.CopyToAsync(content, TestHttp.Ct);
        return content.ToArray();
    }
}
