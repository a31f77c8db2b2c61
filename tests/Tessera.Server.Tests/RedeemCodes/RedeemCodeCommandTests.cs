using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.RedeemCodes;

/// <summary>Codes on the command line, and what is left of one when the server is killed while it is redeemed.</summary>
[OneEngine]
public sealed class RedeemCodeCommandTests
{
    [Fact]
    public async Task The_operator_creates_lists_and_revokes_codes()
    {
        using var folder = new TemporaryDataFolder();

        var codes = (await RunAsync(folder.Path, "redeem-code", "create", "--tokens", "500", "--count", "3", "--note", "Workshop")).Trim().Split('\n');
        await RunAsync(folder.Path, "redeem-code", "revoke", "2");
        var table = await RunAsync(folder.Path, "redeem-code", "list");

        codes.Length.ShouldBe(3);
        codes.ShouldAllBe(code => !table.Contains(code, StringComparison.Ordinal));
        table.ShouldMatch($@"3 +{codes[2][^4..]} +500 +open +Workshop .*\n2 +{codes[1][^4..]} +500 +revoked .*\n1 +{codes[0][^4..]} +500 +open ");
        var (status, _, error) = await Command.RunAsync("admin", "redeem-code", "create", "--tokens", "0", "--data", folder.Path);
        (status, error).ShouldBe((1, "`tokens` must be a whole number from 1 to 1000000000000, got 0.\n"));
        (await RunAsync(folder.Path, "audit", "list", "--act", "redeem_code.create")).ShouldContain("operator");
    }

    [Fact]
    public async Task A_server_that_is_killed_while_it_redeems_a_code_has_given_its_tokens_once_or_not_at_all()
    {
        using var folder = new TemporaryDataFolder();
        await RunAsync(folder.Path, "account", "create", "--email", "ada@example.org", "--plan", "vip");
        var key = (await RunAsync(folder.Path, "key", "create", "--account", "ada@example.org", "--name", "ci")).Trim();
        var codes = (await RunAsync(folder.Path, "redeem-code", "create", "--tokens", "500", "--count", "4")).Trim().Split('\n');

        foreach (var code in codes[..^1])
        {
            var server = await ServerProcess.StartAsync(folder.Path);
            using var client = server.ClientFor(key);
            var cut = RedeemAsync(client, code);
            await server.DisposeAsync();
            await Task.WhenAny(cut);
            _ = cut.Exception;
        }

        await using var next = await ServerProcess.StartAsync(folder.Path);
        using var caller = next.ClientFor(key);
        foreach (var code in codes)
        {
            var (first, second) = (await RedeemAsync(caller, code), await RedeemAsync(caller, code));
            first.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Conflict);
            second.ShouldBe(HttpStatusCode.Conflict);
        }

        (await caller.GetJsonAsync("/api/v2/user/balance")).Whole("bonus_tokens").ShouldBe(2000);
        (await RunAsync(folder.Path, "ledger", "verify")).ShouldContain("every token is accounted for");
    }

    private static async Task<HttpStatusCode> RedeemAsync(HttpClient client, string code)
    {
        using var response = await client.PostAsync("/api/v2/redeem", new StringContent(JsonSerializer.Serialize(new { code }), null, "application/json"), TestHttp.Ct);
        return response.StatusCode;
    }

    private static async Task<string> RunAsync(string folder, params string[] verb)
    {
        var (status, output, error) = await Command.RunAsync(["admin", .. verb, "--data", folder]);
        status.ShouldBe(0, error);
        return output;
    }
}
