using System.Net;
using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Ledger;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Sessions;

namespace Tessera.Server.Tests.Admin.Http;

public sealed class AccountAdministrationTests(V2Server v2) : IClassFixture<V2Server>
{
    [Fact]
    public async Task An_account_is_created_found_and_signs_in()
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var email = $"{Guid.CreateVersion7():N}@example.org";
        using var response = await admin.PostTextAsync(
            $"{Administrators.Root}/accounts", JsonSerializer.Serialize(new { email, username = "Юлия Браун", plan = "vip", password = Browser.Password }));
        var created = JsonElement.Parse(await response.Content.ReadAsStringAsync(TestHttp.Ct));

        response.StatusCode.ShouldBe(HttpStatusCode.Created);
        response.Headers.Location?.ToString().ShouldBe($"{Administrators.Root}/accounts/{created.Whole("id")}");
        (created.Text("role"), created.GetProperty("enabled").GetBoolean(), created.Whole("token_balance")).ShouldBe(("member", true, 1500));
        foreach (var search in (string[])[email[5..20].ToUpperInvariant(), "юлия", "БРАУН", "Юлия Бр"])
        {
            (await admin.GetJsonAsync($"{Administrators.Root}/accounts?q={Uri.EscapeDataString(search)}")).Items().Select(row => row.Whole("id"))
                .ShouldContain(created.Whole("id"), search);
        }

        (await admin.GetJsonAsync($"{Administrators.Root}/accounts?q=%25")).Items().ShouldBeEmpty();
        (await admin.GetJsonAsync($"{Administrators.Root}/accounts/{Uri.EscapeDataString(email)}")).Text("username").ShouldBe("Юлия Браун");
        using var browser = new Browser(v2.Server);
        (await browser.SignInAsync(email)).Status.ShouldBe(HttpStatusCode.OK);
        (await admin.AdminAsync(HttpMethod.Post, "/accounts", new { email })).Status.ShouldBe(409);
    }

    [Fact]
    public async Task The_list_is_read_page_by_page()
    {
        var (_, auditor) = await v2.Server.SignInAsAsync(AccountRole.Auditor);
        await v2.Server.OpenAccountAsync();

        var first = await auditor.GetJsonAsync($"{Administrators.Root}/accounts?limit=1");
        var second = await auditor.GetJsonAsync($"{Administrators.Root}/accounts?limit=1&page=2");

        first.Whole("pages").ShouldBe(first.Whole("total"));
        second.Items()[0].Whole("id").ShouldBeGreaterThan(first.Items()[0].Whole("id"));
        (await auditor.AdminAsync(HttpMethod.Get, "/accounts?limit=101")).Status.ShouldBe(422);
        (await auditor.AdminAsync(HttpMethod.Get, "/accounts?serch=ada")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Nobody_changes_an_account_of_the_same_or_a_higher_role_or_gives_more_than_it_may()
    {
        var (owner, ownersClient) = await v2.Server.SignInAsAsync(AccountRole.Owner);
        var (self, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var (other, _) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var member = (await v2.Server.OpenAccountAsync()).Id;
        (string Path, object Body)[] acts =
        [
            ("", new { role = "member" }), ("", new { enabled = false }), ("", new { plan = "elite" }), ("", new { username = "x" }),
            ("/grant", new { tokens = 1 }), ("/take", new { tokens = 1 }), ("/password", new { password = "correct horse" }),
        ];
        foreach (var (path, body) in acts)
        {
            foreach (var target in (long[])[owner.Value, self.Value, other.Value])
            {
                var method = path.Length == 0 ? HttpMethod.Patch : HttpMethod.Post;
                var (status, error) = await admin.AdminAsync(method, $"/accounts/{target}{path}", body);
                (status, error.Text("error")).ShouldBe((403, "forbidden"), $"{target}{path} {error}");
            }
        }

        (await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{member}", new { role = "admin" })).Status.ShouldBe(403);
        (await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{member}", new { role = "owner" })).Status.ShouldBe(422);
        (await ownersClient.AdminAsync(HttpMethod.Patch, $"/accounts/{member}", new { role = "owner" })).Status.ShouldBe(422);
        foreach (var body in (object[])[new { role = "admin" }, new { enabled = false }])
        {
            (await ownersClient.AdminAsync(HttpMethod.Patch, $"/accounts/{owner}", body)).Status.ShouldBe(409);
        }

        (await ownersClient.AdminAsync(HttpMethod.Post, $"/accounts/{owner}/password", new { password = "correct horse" })).Status.ShouldBe(409);
        (await Command.RunAsync("admin", "account", "set-role", "--account", $"{owner}", "--role", "member", "--data", v2.Server.DataDirectory)).Error
            .ShouldContain("The owner's account can be neither suspended nor given another role.");
        (await Command.RunAsync("admin", "account", "suspend", "--account", $"{owner}", "--data", v2.Server.DataDirectory)).Status.ShouldBe(1);
        (await ownersClient.GetJsonAsync($"{Administrators.Root}/accounts/{owner}")).Text("role").ShouldBe("owner");
        (await ownersClient.GetJsonAsync($"{Administrators.Root}/accounts/{member}")).Text("role").ShouldBe("member");
    }

    [Fact]
    public async Task The_owner_makes_an_admin_who_makes_an_auditor()
    {
        var (_, owner) = await v2.Server.SignInAsAsync(AccountRole.Owner);
        var (first, second) = (await v2.Server.OpenAccountAsync(), await v2.Server.OpenAccountAsync());
        using var admin = await v2.Server.SignInAsync(first);
        using var auditor = await v2.Server.SignInAsync(second);

        (await owner.AdminAsync(HttpMethod.Patch, $"/accounts/{first.Id}", new { role = "admin" })).Body.Text("role").ShouldBe("admin");
        (await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{second.Id}", new { role = "auditor" })).Body.Text("role").ShouldBe("auditor");

        (await auditor.AdminAsync(HttpMethod.Get, "/system")).Status.ShouldBe(200);
        var act = await owner.NewestActAsync();
        (act.Text("act"), act.Whole("account"), act.Text("role"), act.Text("target")).ShouldBe(("account.role", first.Id.Value, "admin", $"account {second.Id}"));
        (act.GetProperty("before").Text("role"), act.GetProperty("after").Text("role")).ShouldBe(("member", "auditor"));
        act.Text("ip").ShouldBe("127.0.0.1");
        act.Text("request_id").ShouldNotBeNull().ShouldStartWith("req_");
    }

    [Fact]
    public async Task Tokens_are_granted_once_for_a_repeated_call_and_taken_back_without_going_below_zero()
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var account = await v2.Server.OpenAccountAsync("vip", tokens: 10);
        await admin.AdminAsync(HttpMethod.Patch, $"/accounts/{account.Id}", new { plan = "vip" });
        var path = $"/accounts/{account.Id}";

        var (_, granted) = await admin.AdminAsync(HttpMethod.Post, $"{path}/grant", new { tokens = 5, reason = "refund" }, ("Idempotency-Key", "grant once"));
        var (_, again) = await admin.AdminAsync(HttpMethod.Post, $"{path}/grant", new { tokens = 5, reason = "refund" }, ("Idempotency-Key", "grant once"));
        var (tooMany, refusal) = await admin.AdminAsync(HttpMethod.Post, $"{path}/take", new { tokens = 1516 });
        var (status, taken) = await admin.AdminAsync(HttpMethod.Post, $"{path}/take", new { tokens = 20, reason = "granted twice" });
        var rest = await admin.AdminAsync(HttpMethod.Post, $"{path}/take", new { tokens = 1495 });

        (granted.Whole("token_balance"), again.Whole("token_balance")).ShouldBe((1515, 1515));
        (tooMany, refusal.GetProperty("details").Whole("available")).ShouldBe((409, 1515));
        (status, taken.Whole("token_balance"), rest.Body.Whole("token_balance")).ShouldBe((200, 1495, 0));
        var lines = (await account.Client.GetJsonAsync("/api/v2/user/transactions")).Items();
        lines.Select(line => (line.Text("kind"), line.Whole("plan_tokens"), line.Whole("bonus_tokens"), line.Text("reason"))).Take(3).ShouldBe(
        [
            ("expire", -1495, 0, "taken back by the operator"),
            ("expire", -5, -15, "taken back by the operator: granted twice"),
            ("grant", 0, 5, "granted by the operator: refund"),
        ]);
        lines.Select(line => line.Text("reason_code")).Take(3).ShouldBe(["taken_back", "taken_back", "granted"]);
        (await admin.AdminAsync(HttpMethod.Get, "/ledger/verify")).Body.GetProperty("holds").GetBoolean().ShouldBeTrue();
    }

    [Theory]
    [InlineData("grant", """{"tokens":0}""")]
    [InlineData("grant", """{"tokens":-5}""")]
    [InlineData("grant", """{"tokens":1.5}""")]
    [InlineData("grant", """{"tokens":1000000000001}""")]
    [InlineData("grant", """{"tokens":5,"plan":"elite"}""")]
    [InlineData("take", """{"tokens":"5"}""")]
    [InlineData("take", """{}""")]
    [InlineData("take", "{\"tokens\":5,\"reason\":\"a\\u0000b\"}")]
    [InlineData("password", """{"password":"short"}""")]
    public async Task A_wrong_value_is_named_and_costs_nothing(string act, string body)
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var account = await v2.Server.OpenAccountAsync(tokens: 10);

        var (status, _) = await admin.AdminAsync(HttpMethod.Post, $"/accounts/{account.Id}/{act}", body);

        status.ShouldBeOneOf(400, 422);
        (await account.Client.GetJsonAsync("/api/v2/balance")).Whole("token_balance").ShouldBe(10);
    }

    [Fact]
    public async Task An_account_cannot_be_given_more_tokens_than_the_ledger_holds()
    {
        var (_, owner) = await v2.Server.SignInAsAsync(AccountRole.Owner);
        var account = await v2.Server.OpenAccountAsync(tokens: 10);
        await v2.Server.Database.WriteAsync(session => LedgerStore.GrantPackAsync(session, account.Id, Wallet.MaxTokens - 15, "test", TimeProvider.System.GetUtcNow()));

        (await owner.AdminAsync(HttpMethod.Post, $"/accounts/{account.Id}/grant", new { tokens = 6 })).Status.ShouldBe(409);
        (await owner.AdminAsync(HttpMethod.Patch, $"/accounts/{account.Id}", new { plan = "elite", months = 12 })).Status.ShouldBe(409);
        (await owner.AdminAsync(HttpMethod.Post, $"/accounts/{account.Id}/grant", new { tokens = 5 })).Status.ShouldBe(200);
    }

    [Fact]
    public async Task A_plan_that_would_end_tokens_is_asked_for_and_a_refused_change_changes_nothing()
    {
        var (_, owner) = await v2.Server.SignInAsAsync(AccountRole.Owner);
        var account = await v2.Server.OpenAccountAsync("free");
        var path = $"/accounts/{account.Id}";
        await owner.AdminAsync(HttpMethod.Patch, path, new { plan = "elite" });

        var (asked, question) = await owner.AdminAsync(HttpMethod.Patch, path, new { plan = "free", username = "renamed" });
        var (unknown, problem) = await owner.AdminAsync(HttpMethod.Patch, path, new { plan = "elit" });
        var untouched = await owner.GetJsonAsync(Administrators.Root + path);
        var (done, changed) = await owner.AdminAsync(HttpMethod.Patch, $"{path}?confirmed=true", new { plan = "free", username = "renamed" });

        (asked, question.GetProperty("details").GetProperty("confirm").GetBoolean()).ShouldBe((409, true));
        (unknown, problem.Text("message")).ShouldBe((422, "There is no plan 'elit'; did you mean elite?"));
        (untouched.Text("plan"), untouched.Text("username")).ShouldBe(("elite", "tester"));
        (done, changed.Text("plan"), changed.Text("username")).ShouldBe((200, "free", "renamed"));
        (await owner.AdminAsync(HttpMethod.Patch, path, "{}")).Status.ShouldBe(422);
        (await owner.AdminAsync(HttpMethod.Patch, path, new { months = 3 })).Status.ShouldBe(422);
        (await owner.AdminAsync(HttpMethod.Patch, "/accounts/987654", new { username = "x" })).Status.ShouldBe(404);
    }

    [Fact]
    public async Task A_new_password_ends_the_sign_ins_and_is_not_kept_in_the_log()
    {
        var (_, admin) = await v2.Server.SignInAsAsync(AccountRole.Admin);
        var email = $"{Guid.CreateVersion7():N}@example.org";
        using var browser = await Browser.RegisterAsync(v2.Server, email);

        (await admin.AdminAsync(HttpMethod.Post, $"/accounts/{Uri.EscapeDataString(email)}/password", new { password = "another horse" })).Status.ShouldBe(204);

        (await browser.MeAsync()).ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SignInAsync(email)).Status.ShouldBe(HttpStatusCode.Unauthorized);
        (await browser.SignInAsync(email, "another horse")).Status.ShouldBe(HttpStatusCode.OK);
        var act = await admin.NewestActAsync();
        act.Text("act").ShouldBe("account.password");
        act.ToString().ShouldNotContain("another horse");
        var keyOnly = await v2.Server.OpenAccountAsync();
        (await admin.AdminAsync(HttpMethod.Post, $"/accounts/{keyOnly.Id}/password", new { password = "another horse" })).Status.ShouldBe(409);
    }
}
