using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Generations;
using Tessera.Server.Generations.History;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Generations;

/// <summary>A long history is summed up in segments; its readers notice nothing.</summary>
public sealed class SummarizeHistoryTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/api/v2/user/history";
    private const int Rows = 2 * SummarizeHistory.SegmentSize + 100;

    // One page of each kind: the first, one across two segments, the last, one behind it; much, little and nothing of it.
    private static readonly string[] Queries =
    [
        .. from filter in (string[])["", "&type=text", "&type=image&status=completed", "&model=gpt-5", "&status=failed", "&status=failed&type=image", "&status=pending"]
           from page in (string[])["limit=7", "limit=100&page=2", "limit=70&page=9", "limit=100&page=11", "limit=100&page=12"]
           select $"{Path}?{page}{filter}",
    ];

    private SummarizeHistory SumUp => v2.Server.Services.GetRequiredService<SummarizeHistory>();

    [Fact]
    public async Task Summarized_generations_are_counted_and_found_as_before()
    {
        var account = await LongHistoryAsync();
        var before = await ReadAsync(account);

        await SumUp.RunAsync(TestHttp.Ct);

        (await SegmentsAsync(account)).ShouldBe(2);
        (await ReadAsync(account)).ShouldBe(before);
        (await account.Client.GetJsonAsync(Path)).Whole("total").ShouldBe(Rows);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_deleted_generation_is_no_longer_counted_in_any_segment()
    {
        var account = await LongHistoryAsync();
        var all = (await account.Client.GetJsonAsync($"{Path}?type=image&limit=1")).Whole("total");
        var oldest = await NumberAsync(account, page: Rows);
        var newest = await NumberAsync(account, page: 1);
        await SumUp.RunAsync(TestHttp.Ct);

        await account.Client.DeleteAsync($"/api/v2/generate/{oldest}", TestHttp.Ct);
        await account.Client.DeleteAsync($"/api/v2/generate/{newest}", TestHttp.Ct);

        (await account.Client.GetJsonAsync($"{Path}?type=image&limit=1")).Whole("total").ShouldBe(all - 2);
        (await account.Client.GetJsonAsync(Path)).Whole("total").ShouldBe(Rows - 2);
        (await NumberAsync(account, page: Rows - 2)).ShouldBe(oldest + 1);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_unfinished_generation_and_later_ones_are_not_summarized()
    {
        var account = await LongHistoryAsync();
        var open = await NumberAsync(account, page: 250);
        await MoveAsync(open, GenerationState.Submitted);
        await SumUp.RunAsync(TestHttp.Ct);
        var whileOpen = await SegmentsAsync(account);
        await MoveAsync(open, GenerationState.Completed);
        await SumUp.RunAsync(TestHttp.Ct);

        whileOpen.ShouldBe(1);
        (await SegmentsAsync(account)).ShouldBe(2);
        (await BrokenAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_segment_that_counts_wrong_is_found_out()
    {
        var account = await LongHistoryAsync();
        await SumUp.RunAsync(TestHttp.Ct);
        await ExecuteAsync($"UPDATE history_segments SET generations = generations + 1 WHERE account_id = {account.Id} AND model = 'gpt-5'");

        (await BrokenAsync()).ShouldHaveSingleItem().ShouldContain($"account {account.Id}, gpt-5");
        await ExecuteAsync($"UPDATE history_segments SET generations = generations - 1 WHERE account_id = {account.Id} AND model = 'gpt-5'");
    }

    /// <summary>An account with images, every tenth of which failed, and one text early on.</summary>
    private async Task<TestAccount> LongHistoryAsync()
    {
        var account = await v2.Server.OpenAccountAsync();
        await ExecuteAsync(
            $"""
            WITH RECURSIVE row(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM row WHERE n < {Rows})
            INSERT INTO generations (account_id, category, model, state, hold, provider, created_at)
            SELECT {account.Id}, CASE n WHEN 17 THEN 'text' ELSE 'image' END, CASE n WHEN 17 THEN 'gpt-5' ELSE 'dall-e-3' END,
                CASE n % 10 WHEN 3 THEN {(int)GenerationState.Failed} ELSE {(int)GenerationState.Completed} END, 0, 'sandbox', n
            FROM row
            """);
        await ExecuteAsync($"UPDATE wallets SET generations = {Rows} WHERE account_id = {account.Id}");
        return account;
    }

    private static async Task<List<string>> ReadAsync(TestAccount account)
    {
        var pages = new List<string>();
        foreach (var query in Queries)
        {
            var page = await account.Client.GetJsonAsync(query);
            pages.Add($"{query}: {page.Whole("total")} {string.Join(' ', page.Items().Select(item => item.Whole("generation_id")))}");
        }

        return pages;
    }

    private static async Task<long> NumberAsync(TestAccount account, int page) =>
        (await account.Client.GetJsonAsync($"{Path}?limit=1&page={page}")).Items().ShouldHaveSingleItem().Whole("generation_id");

    private async Task<long> SegmentsAsync(TestAccount account) => (long)(await v2.Server.Database.ReadAsync(session => session
        .Prepared($"SELECT count(DISTINCT last_id) FROM history_segments WHERE account_id = {account.Id}").ExecuteScalarAsync())).ShouldNotBeNull();

    // Only what is said of histories: these rows have no lines in the journal.
    private async Task<IReadOnlyList<string>> BrokenAsync() =>
        [.. (await v2.Server.Database.ReadAsync(VerifyGenerations.RunAsync)).Where(broken => broken.StartsWith("G7 ", StringComparison.Ordinal) || broken.StartsWith("G8 ", StringComparison.Ordinal))];

    private Task<int> MoveAsync(long id, GenerationState state) => ExecuteAsync($"UPDATE generations SET state = {(int)state} WHERE id = {id}");

    private Task<int> ExecuteAsync(string sql) => v2.Server.Database.WriteAsync(session => session.Prepared(sql).ExecuteNonQueryAsync());
}
