using System.Net;
using System.Text.Json;

namespace Tessera.EndToEnd;

public sealed class AdminTests : IDisposable
{
    private readonly TestFolder _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_commands_work_through_the_running_server()
    {
        await using var server = await ServerProcess.StartAsync(_place);

        await _place.AdminAsync("account", "create", "--email", "ann@example.com", "--plan", "vip");
        await _place.AdminAsync("account", "grant", "--account", "ann@example.com", "--tokens", "50");
        var key = await _place.AdminAsync("key", "create", "--account", "ann@example.com", "--name", "laptop");

        server.Client.DefaultRequestHeaders.Authorization = new("Bearer", key.Trim());
        (await server.GetAsync("/api/v2/balance")).GetProperty("token_balance").GetInt64().ShouldBe(1550);

        using var keys = JsonDocument.Parse(await _place.AdminAsync("key", "list", "--account", "ann@example.com", "--json"));
        var id = keys.RootElement.GetProperty("items")[0].GetProperty("key").GetProperty("id");
        await _place.AdminAsync("key", "revoke", id.ToString());
        using var refused = await server.Client.GetAsync("/api/v2/balance", Ct);
        refused.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await _place.AdminAsync("ledger", "verify")).ShouldContain("every token is accounted for");
    }

    [Fact]
    public async Task The_commands_work_on_the_data_folder_when_no_server_runs()
    {
        await using (var server = await ServerProcess.StartAsync(_place))
        {
            await server.TerminateAsync();
            (await server.WaitAsync()).ShouldBe(0);
        }

        await _place.AdminAsync("account", "create", "--email", "bob@example.com", "--plan", "elite");
        var key = await _place.AdminAsync("key", "create", "--account", "bob@example.com", "--name", "ci");
        (await _place.AdminAsync("account", "list")).ShouldContain("bob@example.com");
        (await _place.AdminAsync("ledger", "verify")).ShouldContain("every token is accounted for");

        await using var again = await ServerProcess.StartAsync(_place);
        again.Client.DefaultRequestHeaders.Authorization = new("Bearer", key.Trim());
        (await again.GetAsync("/api/v2/balance")).GetProperty("token_balance").GetInt64().ShouldBe(3000);
    }

    [Fact]
    public async Task A_command_that_fails_reports_why_and_exits_with_an_error()
    {
        var typo = await _place.RunAsync("admin", "account", "list", "--data", _place.PathOf("daat"));
        await using var server = await ServerProcess.StartAsync(_place);
        var nobody = await _place.RunAsync("admin", "account", "grant", "--account", "nobody@example.com", "--tokens", "5", "--data", _place.Data);
        var unclear = await _place.RunAsync("admin", "account", "grant", "--account", "1", "--data", _place.Data);

        typo.Code.ShouldBe(1);
        typo.Errors.ShouldContain("holds no Tessera installation");
        Directory.Exists(_place.PathOf("daat")).ShouldBeFalse();
        nobody.Code.ShouldBe(1);
        nobody.Errors.ShouldContain("nobody@example.com");
        unclear.Code.ShouldBe(2);
        unclear.Errors.ShouldContain("--tokens");
    }

    [Theory]
    [InlineData("y", 0, 0)]
    [InlineData("n", 1, 3000)]
    public async Task In_a_terminal_a_person_is_asked_before_paid_tokens_expire(string answer, int code, int left)
    {
        await using var server = await ServerProcess.StartAsync(_place);

        // script(1) gives the verb a terminal.
        var verb = $"'{Installation.DotNet}' '{Installation.Program}' admin account grant --account 1 --plan free --data '{_place.Data}'";
        var asked = await _place.RunAsync("bash", ["-c", $"echo {answer} | script --quiet --return --command \"{verb}\" /dev/null"]);

        asked.Code.ShouldBe(code, asked.Output);
        asked.Output.ShouldContain("The account 1 has 3,000 tokens left from its plan elite; they expire now, and the plan free grants 0. Continue? [y/N]");
        using var accounts = JsonDocument.Parse(await _place.AdminAsync("account", "list", "--json"));
        accounts.RootElement.GetProperty("items")[0].GetProperty("token_balance").GetInt32().ShouldBe(left);
    }

    public void Dispose() => _place.Dispose();
}
