using Tessera.Server.Ledger;

namespace Tessera.Server.Tests.Dialects.V2;

public sealed class TransactionsTests(V2Server v2) : IClassFixture<V2Server>
{
    private const string Path = "/api/v2/user/transactions";

    [Fact]
    public async Task A_generation_is_explained_by_its_hold_and_its_settling()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 100);
        var text = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        var page = await account.Client.GetJsonAsync(Path);

        var items = page.Items();
        items[0].Members().ShouldBe(
            ["id", "at", "kind", "amount", "plan_tokens", "bonus_tokens", "held_tokens", "spent", "generation_id", "reason", "reason_code",
                "error_code", "model", "balance_after"]);
        items.Select(item => (
            item.Text("kind"), item.Whole("amount"), item.Whole("plan_tokens"), item.Whole("bonus_tokens"), item.Whole("held_tokens"), item.Whole("spent")))
            .ShouldBe([("settle", 0, 0, 0, -3, 3), ("hold", -3, 0, -3, 3, 0), ("grant", 100, 0, 100, 0, 0)]);
        items.Take(2).ShouldAllBe(item => item.Whole("generation_id") == text.Whole("id"));
        items[2].IsNull("generation_id").ShouldBeTrue();
        items.ShouldAllBe(item => !string.IsNullOrWhiteSpace(item.Text("reason")));
        page.IsNull("next_cursor").ShouldBeTrue();
    }

    [Fact]
    public async Task The_amounts_add_up_to_the_balance()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 50);
        await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");
        await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"[sandbox: fail=provider_error] Hello"}""");

        var items = (await account.Client.GetJsonAsync(Path)).Items();

        var balance = await account.Client.GetJsonAsync("/api/v2/balance");
        items.Sum(item => item.Whole("amount")).ShouldBe(balance.Whole("token_balance"));
        items.Sum(item => item.Whole("spent")).ShouldBe(3);
        items.Sum(item => item.Whole("held_tokens")).ShouldBe(0);
    }

    [Fact]
    public async Task Each_line_says_why_in_a_code_and_what_the_balance_was_after_it()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 50);
        await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");
        await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"[sandbox: fail=content_policy] Hello"}""");
        var video = await account.Client.GenerateAsync("""{"model":"kling-v2.1","prompt":"A flower"}""");
        await account.Client.PostTextAsync($"/api/v2/generate/{video.Whole("id")}/cancel", "");

        var lines = new List<(string? Code, string? Error, string? Model, long Balance)>();
        var cursor = "";
        do
        {
            var page = await account.Client.GetJsonAsync($"{Path}?limit=3{cursor}");
            lines.AddRange(page.Items().Select(line => (line.Text("reason_code"), line.Text("error_code"), line.Text("model"), line.Whole("balance_after"))));
            cursor = page.Text("next_cursor") is { } next ? $"&cursor={next}" : null;
        }
        while (cursor is not null);

        lines.ShouldBe(
        [
            ("canceled", null, "kling-v2.1", 47), ("held", null, "kling-v2.1", 47 - 26), ("failed", "content_policy", "gpt-5", 47), ("held", null, "gpt-5", 44),
            ("completed", null, "gpt-5", 47), ("held", null, "gpt-5", 47), ("granted", null, null, 50),
        ]);
    }

    [Fact]
    public async Task A_cursor_of_an_earlier_version_leads_on_without_balances()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 50);
        await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        var page = await account.Client.GetJsonAsync($"{Path}?cursor=f_________8");

        page.Items().Count.ShouldBe(3);
        page.Items().ShouldAllBe(line => line.IsNull("balance_after"));
    }

    [Fact]
    public async Task The_cursor_leads_through_every_line_once_newest_first()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 1);
        for (var grant = 2; grant <= 5; grant++)
        {
            await GrantAsync(account, grant);
        }

        var seen = new List<long>();
        var sizes = new List<int>();
        string? cursor = null;
        do
        {
            var page = await account.Client.GetJsonAsync($"{Path}?limit=2{(cursor is null ? "" : $"&cursor={cursor}")}");
            sizes.Add(page.Items().Count);
            seen.AddRange(page.Items().Select(item => item.Whole("amount")));
            cursor = page.Text("next_cursor");
        }
        while (cursor is not null);

        seen.ShouldBe([5, 4, 3, 2, 1]);
        sizes.ShouldBe([2, 2, 1]);
    }

    [Fact]
    public async Task The_last_full_page_has_no_next_one()
    {
        var account = await v2.Server.OpenAccountAsync(tokens: 1);
        await GrantAsync(account, 2);

        var page = await account.Client.GetJsonAsync($"{Path}?limit=2");

        page.Items().Count.ShouldBe(2);
        page.IsNull("next_cursor").ShouldBeTrue();
    }

    [Fact]
    public async Task An_account_never_sees_the_lines_of_another()
    {
        var rich = await v2.Server.OpenAccountAsync(tokens: 1000);
        var poor = await v2.Server.OpenAccountAsync(tokens: 1);
        await GrantAsync(rich, 17);

        var items = (await poor.Client.GetJsonAsync(Path)).Items();

        items.Select(item => item.Whole("amount")).ShouldBe([1]);
    }

    [Theory]
    [InlineData("limit=0", "limit", "\"0\"")]
    [InlineData("limit=101", "limit", "1 to 100")]
    [InlineData("limit=ten", "limit", "\"ten\"")]
    [InlineData("limit=1&limit=2", "limit", "2 times")]
    [InlineData("cursor=!!", "cursor", "next_cursor")]
    [InlineData("cursor=AAAA", "cursor", "next_cursor")]
    [InlineData("curser=AAAA", "curser", "`cursor`")]
    [InlineData("page=2", "page", "no query parameter")]
    public async Task A_query_that_cannot_be_meant_is_refused_by_name(string query, string field, string says)
    {
        var account = await v2.Server.OpenAccountAsync();

        var refusal = await account.Client.GetAsync($"{Path}?{query}", TestHttp.Ct).RefusalAsync();

        refusal.Field.ShouldBe(field);
        refusal.Message.ShouldContain(says);
    }

    private Task GrantAsync(TestAccount account, long tokens) => v2.Server.Database.WriteAsync(
        session => LedgerStore.GrantPackAsync(session, account.Id, tokens, "test", TimeProvider.System.GetUtcNow()));
}
