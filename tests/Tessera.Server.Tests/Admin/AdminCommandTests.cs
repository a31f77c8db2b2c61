using System.Net;
using System.Text.Json;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Admin;

public sealed class AdminCommandTests
{
    [Fact]
    public async Task The_same_verbs_work_whether_a_server_runs_or_not()
    {
        using var folder = new TemporaryDataFolder();
        var (created, _, _) = await Command.RunAsync("admin", "account", "create", "--email", "ada@example.org", "--plan", "vip", "--data", folder.Path);
        created.ShouldBe(0);

        var (direct, table, _) = await Command.RunAsync("admin", "account", "list", "--data", folder.Path);
        await using var server = await ServerProcess.StartAsync(folder.Path);
        var (through, sameTable, _) = await Command.RunAsync("admin", "account", "list", "--data", folder.Path);

        (direct, through).ShouldBe((0, 0));
        table.ShouldContain("ada@example.org");
        // The running server has its owner beside the account that was made before.
        sameTable.ShouldContain("ada@example.org");
        sameTable.ShouldContain("owner");
        table.ShouldNotContain("owner");
    }

    [Fact]
    public async Task A_key_created_by_the_operator_works_until_it_is_revoked()
    {
        await using var server = await TestServer.StartAsync();
        await RunAsync(server, "account", "create", "--email", "ada@example.org", "--plan", "elite", "--password", "correct horse");

        var secret = (await RunAsync(server, "key", "create", "--account", "ada@example.org", "--name", "ci")).Trim();

        using var client = server.ClientFor(secret);
        var me = await client.GetJsonAsync("/api/v2/user/me");
        (me.Text("email"), me.Whole("token_balance")).ShouldBe(("ada@example.org", 3000));
        var list = await RunAsync(server, "key", "list", "--account", "ada@example.org", "--json");
        var key = JsonElement.Parse(list).GetProperty("items")[0].GetProperty("key");
        list.ShouldNotContain(secret);
        (await RunAsync(server, "key", "list", "--account", "ada@example.org")).ShouldMatch($@"SCOPES +MODELS.*\n.* ci +nb_\S+ +{secret[^4..]} +all +all ");
        await RunAsync(server, "key", "revoke", key.Whole("id").ToString(System.Globalization.CultureInfo.InvariantCulture));
        (await client.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_test_key_is_marked()
    {
        await using var server = await TestServer.StartAsync();

        var secret = (await RunAsync(server, "key", "create", "--account", "1", "--name", "try", "--test")).Trim();

        secret.ShouldStartWith("nb_test_");
        secret.Length.ShouldBe(48);
    }

    [Fact]
    public async Task Granted_tokens_and_plans_arrive_and_open_the_API_at_once()
    {
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync("free", tokens: 10);
        (await account.Client.GetAsync("/api/v2/user/me", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        await RunAsync(server, "account", "grant", "--account", account.Id.ToString(), "--tokens", "25");
        await RunAsync(server, "account", "grant", "--account", account.Id.ToString(), "--plan", "vip", "--months", "2");

        var me = await account.Client.GetJsonAsync("/api/v2/user/me");
        (me.Text("plan"), me.Whole("token_balance")).ShouldBe(("vip", 10 + 25 + (2 * 1500)));
        (await RunAsync(server, "ledger", "verify")).ShouldContain("every token is accounted for");
    }

    [Fact]
    public async Task A_plan_that_would_end_more_tokens_than_it_gives_is_not_started_without_consent()
    {
        await using var server = await TestServer.StartAsync();
        await RunAsync(server, "account", "create", "--email", "ann@example.org", "--plan", "vip");
        string[] downgrade = ["admin", "account", "grant", "--account", "ann@example.org", "--plan", "free", "--data", server.DataDirectory];

        var (refused, _, question) = await Command.RunAsync(downgrade);
        var untouched = await RunAsync(server, "account", "list", "--json");
        await RunAsync(server, "account", "grant", "--account", "ann@example.org", "--plan", "elite");
        var (done, changed, _) = await Command.RunAsync([.. downgrade, "--yes", "--json"]);

        refused.ShouldBe(1);
        question.ShouldBe(
            "The account ann@example.org has 1,500 tokens left from its plan vip; they expire now, and the plan free grants 0. Nothing was changed; --yes does it without asking.\n");
        JsonElement.Parse(untouched).GetProperty("items")[1].Whole("token_balance").ShouldBe(1500);
        done.ShouldBe(0);
        JsonElement.Parse(changed).Text("plan").ShouldBe("free");
    }

    [Fact]
    public async Task A_mistyped_data_folder_does_not_become_an_installation()
    {
        using var folder = new TemporaryDataFolder();
        var typo = Path.Combine(folder.Path, "daat");

        var (status, _, error) = await Command.RunAsync("admin", "account", "list", "--data", typo);
        var (copied, _, copyError) = await Command.RunAsync("admin", "db", "copy", "--from", typo, "--to", "postgres://ann@127.0.0.1:1/tessera");

        (status, copied).ShouldBe((1, 1));
        error.ShouldStartWith($"{typo} holds no Tessera installation.");
        copyError.ShouldContain($"{typo} holds no Tessera installation.");
        Directory.Exists(typo).ShouldBeFalse();
    }

    [Fact]
    public async Task A_ledger_with_violations_is_reported_and_refused()
    {
        await using var server = await TestServer.StartAsync();
        await server.Database.WriteAsync(session => session.Prepared("UPDATE wallets SET pack_tokens = 1000000").ExecuteNonQueryAsync(TestHttp.Ct));

        var (status, _, error) = await Command.RunAsync("admin", "ledger", "verify", "--data", server.DataDirectory);

        status.ShouldBe(1);
        error.ShouldContain("I2");
        error.ShouldContain("account 1");
    }

    [Theory]
    [InlineData(2, "Give either --tokens or --plan", "account", "grant", "--account", "1")]
    [InlineData(2, "--months goes with --plan", "account", "grant", "--account", "1", "--tokens", "5", "--months", "3")]
    [InlineData(2, "--email", "account", "create")]
    [InlineData(2, "needs one of the commands create, grant, take, set-role, set-password, suspend, resume, list", "account")]
    [InlineData(1, "did you mean elite?", "account", "grant", "--account", "1", "--plan", "elit")]
    [InlineData(1, "There is no account 'x@example.org'", "account", "grant", "--account", "x@example.org", "--tokens", "5")]
    [InlineData(1, "There is no key 77; `admin key list` shows all.", "key", "revoke", "77")]
    [InlineData(1, "API keys need vip or elite", "key", "create", "--account", "2", "--name", "x")]
    public async Task An_impossible_command_is_reported_with_its_exit_code(int expected, string says, params string[] verb)
    {
        using var folder = new TemporaryDataFolder();
        await Command.RunAsync("admin", "account", "create", "--email", "one@example.org", "--data", folder.Path);
        await Command.RunAsync("admin", "account", "create", "--email", "two@example.org", "--data", folder.Path);

        var (status, _, error) = await Command.RunAsync(["admin", .. verb, "--data", folder.Path]);

        error.ShouldContain(says);
        status.ShouldBe(expected);
    }

    [Theory]
    [InlineData("GET", "/_admin/accounts")]
    [InlineData("PUT", "/_admin/accounts")]
    [InlineData("POST", "/_admin/keys")]
    [InlineData("GET", "/_ADMIN/ledger/verify")]
    [InlineData("GET", "/_admin/no-such-thing")]
    public async Task Over_the_network_there_are_no_admin_routes(string method, string path)
    {
        await using var server = await TestServer.StartAsync();

        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        using var response = await server.Owner.SendAsync(request, TestHttp.Ct);

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain($"There is no route {method} {path}.");
        response.Content.Headers.Allow.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_socket_is_the_owners_alone_and_a_stale_one_is_replaced()
    {
        using var folder = new TemporaryDataFolder();
        var socket = DataFolder.SocketOf(folder.Path);
        await File.WriteAllTextAsync(socket, "left behind", TestHttp.Ct);

        await using var server = await ServerProcess.StartAsync(folder.Path);

        File.GetUnixFileMode(socket).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        (await Command.RunAsync("admin", "key", "list", "--data", folder.Path)).Status.ShouldBe(0);
    }

    private static async Task<string> RunAsync(TestServer server, params string[] verb)
    {
        var (status, output, error) = await Command.RunAsync(["admin", .. verb, "--data", server.DataDirectory]);
        error.ShouldBeEmpty();
        status.ShouldBe(0);
        return output;
    }
}
