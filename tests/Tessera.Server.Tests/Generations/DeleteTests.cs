using System.Net;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Generations;

/// <summary>Deleting a generation takes its words and files away; its cost stays in the ledger.</summary>
public abstract class DeleteTests(V2Server v2)
{
    private const string Secret = "A hill named Rumpelstilzchen";

    [Fact]
    public async Task File_thumbnail_and_prompt_are_gone_and_the_ledger_lines_stay()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await account.Client.GenerateAsync($$"""{"model":"photon-flash","prompt":"{{Secret}}"}""");
        made.Text("status").ShouldBe("completed", made.ToString());
        var (file, thumbnail) = (made.Text("result_url") ?? "", made.Text("thumbnail_url") ?? "");
        var linesBefore = await LinesAsync(account.Client);
        using (var there = await account.Client.GetAsync(file, TestHttp.Ct))
        {
            there.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        using var deleted = await account.Client.DeleteAsync($"/api/v2/generate/{made.Whole("id")}", TestHttp.Ct);

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        foreach (var link in new[] { file, thumbnail, $"/api/v2/generate/{made.Whole("id")}" })
        {
            using var gone = await account.Client.GetAsync(link, TestHttp.Ct);
            gone.StatusCode.ShouldBe(HttpStatusCode.NotFound, link);
        }

        (await account.Client.CountAsync()).ShouldBe(0);
        (await LinesAsync(account.Client)).ShouldBe(linesBefore);
        (await account.Client.TokensAsync()).ShouldBe((999, 0));
        (await v2.Server.Database.ReadAsync(async session => await session
            .Prepared($"SELECT count(*) FROM generations WHERE prompt LIKE '%Rumpelstilzchen%' OR request LIKE '%Rumpelstilzchen%'")
            .ExecuteScalarAsync())).ShouldBe(0L);
        await v2.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task The_text_of_a_generation_is_deleted_too()
    {
        var account = await v2.Server.OpenAccountAsync();
        var made = await account.Client.GenerateAsync("""{"model":"gpt-5","messages":[{"role":"user","content":"Say Abracadabrax"}]}""");

        using var deleted = await account.Client.DeleteAsync($"/api/v2/generate/{made.Text("id")}", TestHttp.Ct);
        using var again = await account.Client.DeleteAsync($"/api/v2/generate/{made.Text("id")}", TestHttp.Ct);

        (deleted.StatusCode, again.StatusCode).ShouldBe((HttpStatusCode.NoContent, HttpStatusCode.NotFound));
        (await v2.Server.Database.ReadAsync(async session => await session
            .Prepared("SELECT count(*) FROM generations WHERE prompt LIKE '%Abracadabrax%' OR result_text LIKE '%Abracadabrax%'")
            .ExecuteScalarAsync())).ShouldBe(0L);
    }

    [Fact]
    public async Task A_pending_generation_must_be_canceled_first()
    {
        var account = await v2.Server.OpenAccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v2/generate")
        {
            Content = new StringContent("""{"model":"photon-flash","prompt":"A hill [sandbox: delay=500s]"}""", System.Text.Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Prefer", "respond-async");
        var pending = await account.Client.SendAsync(request, TestHttp.Ct).JsonAsync();

        using var refused = await account.Client.DeleteAsync($"/api/v2/generate/{pending.Whole("id")}", TestHttp.Ct);
        await account.Client.PostAsync($"/api/v2/generate/{pending.Whole("id")}/cancel", null, TestHttp.Ct).JsonAsync();
        using var deleted = await account.Client.DeleteAsync($"/api/v2/generate/{pending.Whole("id")}", TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Task.FromResult(refused).JsonAsync()).Text("error").ShouldBe("conflict");
        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
    }

    [Fact]
    public async Task Another_accounts_generation_is_not_found_for_deletion()
    {
        var account = await v2.Server.OpenAccountAsync();
        var stranger = await v2.Server.OpenAccountAsync();
        var made = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        using var refused = await stranger.Client.DeleteAsync($"/api/v2/generate/{made.Whole("id")}", TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await account.Client.GetJsonAsync($"/api/v2/generate/{made.Whole("id")}")).Text("status").ShouldBe("completed");
    }

    private static async Task<List<string>> LinesAsync(HttpClient client) =>
        [.. (await client.GetJsonAsync("/api/v2/user/transactions")).GetProperty("items").EnumerateArray().Select(line => line.GetRawText())];
}
