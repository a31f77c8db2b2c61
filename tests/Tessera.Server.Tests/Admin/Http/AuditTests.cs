using System.Data.Common;
using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Tests.Dialects.V2;

namespace Tessera.Server.Tests.Admin.Http;

public sealed class AuditTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task Acts_are_filtered_and_read_page_by_page_newest_first()
    {
        var (id, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var (first, second) = (await v2.Server.OpenAccountAsync(), await v2.Server.OpenAccountAsync());
        await admin.AdminAsync(HttpMethod.Post, $"/accounts/{first.Id}/grant", new { tokens = 1 });
        await admin.AdminAsync(HttpMethod.Post, $"/accounts/{first.Id}/take", new { tokens = 2 });
        await admin.AdminAsync(HttpMethod.Post, $"/accounts/{second.Id}/grant", new { tokens = 3 });

        (await ActsAsync(admin, $"account={id}")).ShouldBe(["account.grant", "account.take", "account.grant"]);
        (await ActsAsync(admin, $"account={id}&act=account.take")).ShouldBe(["account.take"]);
        (await ActsAsync(admin, $"target={Uri.EscapeDataString($"account {first.Id}")}")).ShouldBe(["account.take", "account.grant"]);
        (await ActsAsync(admin, $"account={id}&to=2001-01-01")).ShouldBeEmpty();
        (await ActsAsync(admin, $"account={id}&from=2001-01-01&to=2999-01-01T00:00:00Z")).Count.ShouldBe(3);
        var page = await admin.GetJsonAsync($"{Administrators.Root}/audit?account={id}&limit=2");
        var rest = await admin.GetJsonAsync($"{Administrators.Root}/audit?account={id}&limit=2&cursor={page.Text("next_cursor")}");
        (page.Items().Count, rest.Items().Count, rest.Text("next_cursor")).ShouldBe((2, 1, null));
    }

    [Theory]
    [InlineData("act=account.gift", "`act` must be one of")]
    [InlineData("cursor=zzz", "`cursor`")]
    [InlineData("from=yesterday", "`from` must be a date and time")]
    [InlineData("format=xml", "`format`")]
    [InlineData("account=0", "`account`")]
    public async Task A_wrong_filter_is_refused(string query, string says)
    {
        var (_, auditor) = await v2.Server.SignInAsAsync(AccountRole.Auditor);

        var (status, body) = await auditor.AdminAsync(HttpMethod.Get, $"/audit?{query}");

        (status, body.Text("message")?.Contains(says, StringComparison.Ordinal)).ShouldBe((422, true), body.ToString());
    }

    [Theory]
    [InlineData("&format=csv", null)]
    [InlineData("", "text/csv")]
    public async Task The_export_has_every_act_and_runs_no_formula(string format, string? accept)
    {
        var (id, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var account = await v2.Server.OpenAccountAsync();
        for (var tokens = 1; tokens <= 25; tokens++)
        {
            await admin.AdminAsync(HttpMethod.Post, $"/accounts/{account.Id}/grant", new { tokens, reason = "a \"quoted\", one" });
        }

        using var request = new HttpRequestMessage(HttpMethod.Get, $"{Administrators.Root}/audit?account={id}{format}");
        request.Headers.Add("Accept", accept);
        using var response = await admin.SendAsync(request, TestHttp.Ct);
        var lines = (await response.Content.ReadAsStringAsync(TestHttp.Ct)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        response.Content.Headers.ContentType?.MediaType.ShouldBe("text/csv");
        response.Content.Headers.ContentDisposition?.FileName.ShouldBe("audit.csv");
        lines[0].ShouldBe("id,at,account,email,role,act,target,before,after,ip,request_id");
        lines.Length.ShouldBe(26);
        lines[1].ShouldContain(
            FormattableString.Invariant($",admin,account.grant,account {account.Id},,") + @"""{""""tokens"""":25,""""reason"""":""""a \""""quoted\"""", one""""}"",127.0.0.1,req_");
    }

    [Fact]
    public async Task The_log_can_be_neither_changed_nor_shortened()
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        await admin.AdminAsync(HttpMethod.Post, $"/accounts/{(await v2.Server.OpenAccountAsync()).Id}/grant", new { tokens = 1 });

        foreach (var statement in (string[])["UPDATE audit SET act = 'x'", "DELETE FROM audit"])
        {
            (await Should.ThrowAsync<DbException>(v2.Server.Database.WriteAsync(session => session.Prepared(statement).ExecuteNonQueryAsync())))
                .Message.ShouldContain("append-only");
        }
    }

    [Fact]
    public async Task An_act_that_is_refused_or_fails_leaves_no_row()
    {
        var (id, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var account = await v2.Server.OpenAccountAsync(tokens: 5);

        await admin.AdminAsync(HttpMethod.Post, $"/accounts/{account.Id}/take", new { tokens = 6 });
        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{account.Id}", new { role = "admin" });
        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{account.Id}", new { enabled = true });
        await admin.AdminAsync(HttpMethod.Post, "/providers", new { provider = "openai", key = "two words" });

        (await ActsAsync(admin, $"account={id}")).ShouldBeEmpty();
    }

    [Fact]
    public async Task Acts_of_the_command_line_are_the_operators()
    {
        var account = await v2.Server.OpenAccountAsync();
        var (_, owner) = await v2.Server.SignInAsAsync(AccountRole.Owner);
        foreach (var verb in (string[][])
        [
            ["account", "grant", "--account", $"{account.Id}", "--tokens", "7", "--reason", "welcome"], ["account", "take", "--account", $"{account.Id}", "--tokens", "2"],
            ["account", "set-role", "--account", $"{account.Id}", "--role", "auditor"], ["account", "suspend", "--account", $"{account.Id}"],
            ["account", "resume", "--account", $"{account.Id}"], ["account", "grant", "--account", $"{account.Id}", "--plan", "vip"],
            ["key", "create", "--account", $"{account.Id}", "--name", "ci"],
        ])
        {
            (await Command.RunAsync(["admin", .. verb, "--data", v2.Server.DataDirectory])).Status.ShouldBe(0, string.Join(' ', verb));
        }

        var acts = (await owner.GetJsonAsync($"{Administrators.Root}/audit?target={Uri.EscapeDataString($"account {account.Id}")}")).Items();
        acts.Select(act => act.Text("act")).ShouldBe(
            ["key.create", "account.plan", "account.resume", "account.suspend", "account.role", "account.take", "account.grant"]);
        acts.ShouldAllBe(act => act.Text("role") == "operator" && act.GetProperty("account").ValueKind == JsonValueKind.Null && act.GetProperty("ip").ValueKind == JsonValueKind.Null);
        (await Command.RunAsync("admin", "audit", "list", "--act", "account.take", "--target", $"account {account.Id}", "--data", v2.Server.DataDirectory)).Output
            .ShouldContain("account.take");
    }

    private static async Task<List<string?>> ActsAsync(HttpClient client, string query) =>
        [.. (await client.GetJsonAsync($"{Administrators.Root}/audit?{query}")).Items().Select(act => act.Text("act"))];
}
