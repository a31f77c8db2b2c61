using System.Text.Json;
using Tessera.Server.Generations;

namespace Tessera.Server.Tests.Dialects.V2;

/// <summary>Filters of the history that read every generation, and the pages that follow one another by cursor.</summary>
public sealed class HistorySearchTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/api/v2/user/history";

    private static long LastNumber = 1_000_000_000;

    [Theory]
    [InlineData("кот", "Кот на КРЫШЕ, 100%")]
    [InlineData("КОТ крыше", "Кот на КРЫШЕ, 100%")]
    [InlineData("крыше кот", "Кот на КРЫШЕ, 100%")]
    [InlineData("елка", "Зелёная ЁЛКА [snow] *_?")]
    [InlineData("ЗЕЛЕНАЯ", "Зелёная ЁЛКА [snow] *_?")]
    [InlineData("LIGHTHOUSE", "A lighthouse at dusk, c:\\temp ^$(x|y)+{2}-")]
    [InlineData("[SNOW] *_?", "Зелёная ЁЛКА [snow] *_?")]
    [InlineData("100%", "Кот на КРЫШЕ, 100%")]
    [InlineData("\\TEMP ^$(X|Y)+{2}-", "A lighthouse at dusk, c:\\temp ^$(x|y)+{2}-")]
    [InlineData("straße", "Die STRAßE 😀")]
    [InlineData("😀", "Die STRAßE 😀")]
    [InlineData("кот dusk", null)]
    [InlineData("l.ghthouse", null)]
    [InlineData("l?ghthouse", null)]
    [InlineData("%", "Кот на КРЫШЕ, 100%")]
    public async Task Words_are_found_in_every_case_and_literally(string words, string? found)
    {
        var account = await v2.Server.OpenAccountAsync();
        string[] prompts = ["Кот на КРЫШЕ, 100%", "Зелёная ЁЛКА [snow] *_?", "A lighthouse at dusk, c:\\temp ^$(x|y)+{2}-", "Die STRAßE 😀"];
        foreach (var prompt in prompts)
        {
            await SayAsync(account, prompt);
        }

        var page = await account.Client.GetJsonAsync($"{Path}?q={Uri.EscapeDataString(words)}");

        page.Items().Select(item => item.Text("prompt")).ShouldBe(found is null ? [] : [found]);
        page.IsNull("total").ShouldBeTrue();
        page.IsNull("pages").ShouldBeTrue();
        page.IsNull("next_cursor").ShouldBeTrue();
    }

    [Fact]
    public async Task Files_keys_and_times_narrow_the_list()
    {
        var account = await v2.Server.OpenAccountAsync();
        var key = await account.Client.PostTextAsync("/api/v2/keys", """{"name":"second"}""").JsonAsync();
        using var second = v2.Server.ClientFor(key.Text("key"));
        await SayAsync(account, "a text");
        await second.GenerateAsync("""{"model":"dall-e-3","prompt":"a picture"}""");
        await second.GenerateAsync("""{"model":"dall-e-3","prompt":"[sandbox: fail=provider_error] no picture"}""");
        var own = (await account.Client.GetJsonAsync(Path)).Items()[^1].Whole("key_id");

        (await PromptsAsync(account, "media=true")).ShouldBe(["[sandbox: fail=provider_error] no picture", "a picture"]);
        (await PromptsAsync(account, "has_file=true")).ShouldBe(["a picture"]);
        (await PromptsAsync(account, "has_file=false")).ShouldBe(["[sandbox: fail=provider_error] no picture", "a text"]);
        (await PromptsAsync(account, $"key_id={key.Whole("id")}&status=completed")).ShouldBe(["a picture"]);
        (await PromptsAsync(account, $"key_id={own}")).ShouldBe(["a text"]);
        (await PromptsAsync(account, "key_id=console")).ShouldBeEmpty();
        (await PromptsAsync(account, "q=PICTURE&type=image&model=dall-e-3")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task Times_limit_the_list_to_generations_created_in_them()
    {
        var account = await v2.Server.OpenAccountAsync();
        await FillAsync(account, 3000, minutesApart: 60);

        var day = await PromptsAsync(account, "from=2024-03-01&to=2024-03-02&limit=100");
        var hour = await PromptsAsync(account, "from=2024-03-01T10:00:00Z&to=2024-03-01T14:00:00%2B03:00");
        var until = await PromptsAsync(account, "to=2024-01-01T02:00:00Z");
        var none = await PromptsAsync(account, "from=2030-01-01");

        day.Count.ShouldBe(24);
        hour.ShouldBe([$"prompt {(60 * 24) + 10}"]);
        until.ShouldBe(["prompt 1", "prompt 0"]);
        none.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("q=prompt+1")]
    [InlineData("q=7&status=completed")]
    [InlineData("has_file=false&limit=93")]
    [InlineData("limit=100")]
    [InlineData("type=text&limit=77")]
    public async Task Cursors_lead_through_all_of_it_once(string query)
    {
        var account = await v2.Server.OpenAccountAsync();
        await FillAsync(account, 1500, minutesApart: 1);

        var found = await PromptsAsync(account, query);

        var words = query.StartsWith("q=7", StringComparison.Ordinal) ? ["7"] : query.StartsWith('q') ? (string[])["prompt", "1"] : [];
        found.ShouldBe(Enumerable.Range(0, 1500).Reverse().Select(n => $"prompt {n}").Where(prompt => Array.TrueForAll(words, prompt.Contains)));
    }

    [Fact]
    public async Task Others_are_not_searched()
    {
        var account = await v2.Server.OpenAccountAsync();
        var other = await v2.Server.OpenAccountAsync();
        await SayAsync(other, "a secret of another");

        (await PromptsAsync(account, "q=secret")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("q=", "q", "1 to 200")]
    [InlineData("q=%20", "q", "1 to 8 words")]
    [InlineData("q=a+b+c+d+e+f+g+h+i", "q", "got 9")]
    [InlineData("key_id=0", "key_id", "\"console\"")]
    [InlineData("key_id=99999999999999999999", "key_id", "\"console\"")]
    [InlineData("from=yesterday", "from", "2026-11-01")]
    [InlineData("to=2026-13-01", "to", "2026-11-01")]
    [InlineData("media=perhaps", "media", "true or false")]
    [InlineData("cursor=abc", "cursor", "next_cursor")]
    [InlineData("q=a&page=2", "page", "`cursor`")]
    [InlineData("page=2&cursor=AAAAAAAAA4U", "page", "exclude each other")]
    public async Task A_filter_that_cannot_be_read_is_refused(string query, string field, string says)
    {
        var account = await v2.Server.OpenAccountAsync();

        var refusal = await account.Client.GetAsync($"{Path}?{query}", TestHttp.Ct).RefusalAsync();

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldContain(says);
    }

    [Fact]
    public async Task The_last_moment_of_the_calendar_is_a_moment_like_any_other()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100);
        await SayAsync(account, "Hello");

        (await PromptsAsync(account, "to=9999-12-31T23:59:59Z")).ShouldBe(["Hello"]);
    }

    /// <summary>The prompts of all pages: a page ends early where the search of it has taken long.</summary>
    private static async Task<List<string?>> PromptsAsync(TestAccount account, string query)
    {
        var found = new List<string?>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await account.Client.GetJsonAsync($"{Path}?{query}{cursor}");
            found.AddRange(page.Items().Select(item => item.Text("prompt")));
            cursor = page.Text("next_cursor") is { } next ? $"&cursor={next}" : null;
        }

        return found;
    }

    private static Task<JsonElement> SayAsync(TestAccount account, string prompt) =>
        account.Client.GenerateAsync(JsonSerializer.Serialize(new { model = "gpt-5", prompt }));

    /// <summary>Texts, the first of which was created when 2024 began.</summary>
    private async Task FillAsync(TestAccount account, int rows, int minutesApart)
    {
        // Numbers that no generation of this server will have.
        var first = Interlocked.Add(ref LastNumber, rows) - rows;
        var start = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
        await ExecuteAsync(
            $"""
            WITH RECURSIVE row(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM row WHERE n < {rows - 1})
            INSERT INTO generations (id, account_id, category, model, state, hold, provider, prompt, created_at)
            SELECT {first} + n, {account.Id}, 'text', 'gpt-5', {(int)GenerationState.Completed}, 0, 'sandbox', 'prompt ' || n, {start} + (n * CAST({minutesApart * 60_000} AS BIGINT))
            FROM row
            """);
        await ExecuteAsync($"UPDATE wallets SET generations = {rows} WHERE account_id = {account.Id}");
    }

    private Task<int> ExecuteAsync(string sql) => v2.Server.Database.WriteAsync(session => session.Prepared(sql).ExecuteNonQueryAsync());
}
