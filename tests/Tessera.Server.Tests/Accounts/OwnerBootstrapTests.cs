using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Accounts;
using Tessera.Server.Commands;
using Tessera.Server.Tests.Admin;

namespace Tessera.Server.Tests.Accounts;

public sealed class OwnerBootstrapTests
{
    private const string Me = "/api/v2/user/me";

    [Fact]
    public async Task The_owner_is_on_the_elite_plan_which_renews()
    {
        await using var server = await TestServer.StartAsync();

        var (status, output, _) = await Command.RunAsync("admin", "account", "list", "--json", "--data", server.DataDirectory);

        status.ShouldBe(0);
        var owner = System.Text.Json.JsonElement.Parse(output).GetProperty("items")[0];
        (owner.Text("plan"), owner.Whole("token_balance"), owner.GetProperty("plan_renews").GetBoolean()).ShouldBe(("elite", 3000, true));
    }

    [Fact]
    public async Task A_key_that_was_never_shown_is_replaced_at_the_next_start()
    {
        await using var server = await TestServer.StartOnSqliteAsync();
        var first = server.Services.GetRequiredService<OwnerBootstrap>();
        // The server started by the test was given a key and never confirmed that anyone saw it: as after a crash.

        var next = await first.PrepareAsync();

        next.ShouldNotBeNull().ShouldNotBe(server.OwnerKey);
        using var replaced = server.ClientFor(server.OwnerKey);
        using var client = server.ClientFor(next);
        (await replaced.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        var me = await client.GetJsonAsync(Me);
        (me.Whole("id"), me.Whole("token_balance")).ShouldBe((1, 3000));
        await first.ConfirmShownAsync();
        (await first.PrepareAsync()).ShouldBeNull();
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_key_that_another_node_is_about_to_show_is_left_for_a_minute()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartNodeAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        await using var other = await server.StartBesideAsync();
        using var client = other.ClientFor(server.OwnerKey);
        (await client.GetAsync(Me, TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);

        time.Advance(TimeSpan.FromMinutes(1));

        (await other.Services.GetRequiredService<OwnerBootstrap>().PrepareAsync()).ShouldNotBeNull().ShouldNotBe(server.OwnerKey);
    }

    [Fact]
    public async Task A_real_first_start_prints_the_key_once()
    {
        using var folder = new TemporaryDataFolder();

        string first;
        await using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            first = await server.StopAsync();
        }

        await using (var server = await ServerProcess.StartAsync(folder.Path))
        {
            var second = await server.StopAsync();
            second.ShouldMatch(@"listens on (http://127\.0\.0\.1:\d+); API reference: \1/docs; data in ");
            second.ShouldNotContain("nb_");
        }

        first.ShouldMatch(@"Address +(http://127\.0\.0\.1:\d+)\s+API reference +\1/docs\s");
        first.ShouldContain("Your key, shown this once:");
        first.ShouldContain(folder.Path);
        first.Split('\n').Count(line => line.Trim().StartsWith("nb_", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task The_example_call_uses_the_servers_public_address()
    {
        using var folder = new TemporaryDataFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path, ("Tessera__PublicUrl", "https://ai.example.org/"));

        (await server.StopAsync()).ShouldContain("curl https://ai.example.org/api/v2/generate");
    }

    [Fact]
    public async Task A_first_start_without_any_model_says_how_to_add_a_provider_and_shows_no_call_that_would_fail()
    {
        using var folder = new TemporaryDataFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path, ("Tessera__Sandbox__Mode", "Never"));

        var banner = await server.StopAsync();

        banner.ShouldContain("Your key, shown this once:");
        banner.ShouldContain("./run admin provider add --provider openai --key-file -");
        banner.ShouldNotContain("curl");
    }

    [Fact]
    public async Task The_call_to_try_is_to_a_model_that_is_served()
    {
        using var folder = new TemporaryDataFolder();
        await using var server = await ServerProcess.StartAsync(folder.Path, ("Tessera__Sandbox__Mode", "Never"), ("ANTHROPIC_API_KEY", "sk-ant-none"));

        (await server.StopAsync()).ShouldMatch("curl .*\\s+-H .* -d '{\"model\": \"claude-");
    }

    [Fact]
    public async Task A_script_gets_the_key_in_a_file_that_only_its_owner_can_read_and_a_request_in_flight_is_finished()
    {
        using var folder = new TemporaryDataFolder();
        var file = Path.Combine(folder.Path, "first.key");
        await using var server = await ServerProcess.StartAsync(folder.Path, (ServeCommand.KeyFileVariable, file));

        var key = await File.ReadAllTextAsync(file, TestHttp.Ct);
        using var client = server.ClientFor(key.Trim());
        var slow = client.PostTextAsync("/api/v2/generate", """{"model": "gpt-5", "prompt": "[sandbox: delay=2s] Hello"}""");
        await server.WaitForOneOpenGenerationAsync(client);
        var printed = await server.StopAsync();
        using var answer = await slow;

        File.GetUnixFileMode(file).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        key.Length.ShouldBe(49);
        printed.ShouldNotContain("nb_");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
