using System.Globalization;
using System.Text;
using System.Text.Json;
using Tessera.Server.Tests.Providers;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Admin;

/// <summary><c>admin provider</c>: keys given at run time are used at once, and are nowhere on disk in clear.</summary>
public sealed class ProviderCommandTests
{
    private const string Canary = "sk-canary-4d7f1e99c2b84";

    [Fact]
    public async Task A_key_added_is_used_at_once_and_after_a_restart_and_is_encrypted_at_rest()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        var server = await Vendors.ServeAsync(Vendors.One);
        var account = await server.OpenAccountAsync();

        var added = await RunAsync(server, "provider", "add", "--provider", "openai", "--key", Canary, "--base-url", vendor.BaseUrl, "--json");
        (await account.Client.GenerateAsync(Vendors.Hello)).Text("status").ShouldBe("completed");

        added.ShouldNotContain(Canary);
        JsonElement.Parse(added).Text("last_four").ShouldBe("2b84");
        FilesWith(server.DataDirectory, Canary).ShouldBeEmpty();
        await using var second = await server.RestartAsync();
        FilesWith(second.DataDirectory, Canary).ShouldBeEmpty();
        using var client = second.ClientFor(account.Key);
        (await client.GenerateAsync(Vendors.Hello)).Text("status").ShouldBe("completed");
        vendor.Keys.ShouldBe([Canary, Canary]);
    }

    [Fact]
    public async Task A_disabled_key_gets_no_work_an_enabled_one_does_and_a_removed_one_is_gone()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, "--Tessera:Sandbox:Mode=Never");
        var account = await server.OpenAccountAsync();
        var id = JsonElement.Parse(await RunAsync(server, "provider", "add", "--provider", "openai", "--key", Canary, "--base-url", vendor.BaseUrl, "--json"))
            .Whole("id").ToString(CultureInfo.InvariantCulture);

        await RunAsync(server, "provider", "disable", id);
        var whenDisabled = await account.Client.GenerateAsync(Vendors.Hello);
        var list = await RunAsync(server, "provider", "list");
        await RunAsync(server, "provider", "enable", id);
        var whenEnabled = await account.Client.GenerateAsync(Vendors.Hello);
        await RunAsync(server, "provider", "remove", id);
        var whenGone = await account.Client.GenerateAsync(Vendors.Hello);

        whenDisabled.Text("error").ShouldBe("model_unavailable");
        list.ShouldContain("disabled");
        list.ShouldNotContain(Canary);
        whenEnabled.Text("status").ShouldBe("completed");
        whenGone.Text("error").ShouldBe("model_unavailable");
        (await RunAsync(server, "provider", "list")).ShouldContain("None.");
    }

    [Fact]
    public async Task Another_address_requires_the_secret_again_so_that_it_is_never_sent_elsewhere()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var thief = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One);
        var account = await server.OpenAccountAsync();
        await RunAsync(server, "provider", "add", "--provider", "openai", "--key", Canary, "--base-url", vendor.BaseUrl);

        var (refused, _, sentence) = await Command.RunAsync(
            "admin", "provider", "set", "1", "--base-url", thief.BaseUrl, "--data", server.DataDirectory);
        await server.Database.WriteAsync(async session =>
            await session.Prepared("UPDATE provider_credentials SET base_url = @url", "@url").With(thief.BaseUrl).ExecuteNonQueryAsync());
        await RunAsync(server, "provider", "list");
        await account.Client.GenerateAsync(Vendors.Hello);

        refused.ShouldBe(1);
        sentence.ShouldContain("key");
        thief.Calls.ShouldBe(0);
        await RunAsync(server, "provider", "set", "1", "--base-url", thief.BaseUrl, "--key", "sk-another-0123456789");
        (await account.Client.GenerateAsync(Vendors.Hello)).Text("status").ShouldBe("completed");
        thief.Keys.ShouldBe(["sk-another-0123456789"]);
    }

    [Theory]
    [InlineData("opnai", "key", "There is no provider 'opnai'. Did you mean openai?")]
    [InlineData("vllm", "key", "base URL")]
    [InlineData("deepseek", null, "needs a key")]
    [InlineData("openai", "two words", "cannot stand in a header")]
    public async Task An_unusable_input_is_refused_with_a_message(string provider, string? key, string words)
    {
        await using var server = await TestServer.StartAsync();
        string[] secret = key is null ? [] : ["--key", key];

        var (status, _, error) = await Command.RunAsync(
            ["admin", "provider", "add", "--provider", provider, .. secret, "--data", server.DataDirectory]);

        status.ShouldBe(1);
        error.ShouldContain(words);
    }

    [Fact]
    public async Task Each_key_is_tested_by_a_free_call_and_its_result_is_shown()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.KeysAt("openai", vendor, ("good", 1), ("bad", 1)));
        vendor.RefusedKey = "key-bad";

        var (status, output, error) = await Command.RunAsync("admin", "provider", "test", "--provider", "openai", "--json", "--data", server.DataDirectory);
        var (good, _, _) = await Command.RunAsync("admin", "provider", "test", "--name", "good", "--data", server.DataDirectory);
        var (none, _, nothing) = await Command.RunAsync("admin", "provider", "test", "--name", "no-such", "--data", server.DataDirectory);
        var tested = JsonElement.Parse(output).GetProperty("items");
        var list = await RunAsync(server, "provider", "list");

        tested.EnumerateArray().Select(item => (item.Text("name"), item.Text("result"))).ShouldBe([("good", "accepted"), ("bad", "failed")]);
        (tested[1].Text("code"), tested[1].Text("message")).ShouldBe(("AuthUpstream", "The provider refused the server's key."));
        (status, good, none).ShouldBe((1, 0, 1));
        error.ShouldContain("1 of 2 failed: openai/bad.");
        nothing.ShouldContain("No key matches");
        list.ShouldContain("refused, tried again at");
        vendor.Calls.ShouldBe(0);
    }

    [Fact]
    public async Task A_name_is_given_once()
    {
        await using var server = await TestServer.StartAsync();
        await RunAsync(server, "provider", "add", "--provider", "openai", "--name", "a", "--key", Canary);

        var (status, _, error) = await Command.RunAsync(
            "admin", "provider", "add", "--provider", "openai", "--name", "a", "--key", Canary, "--data", server.DataDirectory);

        status.ShouldBe(1);
        error.ShouldContain("already");
    }

    [Fact]
    public async Task Keys_of_the_configuration_are_listed_and_tested_too_without_a_server()
    {
        using var folder = new TemporaryDataFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "tessera.json"), $$"""{ "Tessera": { "Providers": { "openai": { "ApiKey": "{{Canary}}" } } } }""", TestHttp.Ct);

        var (listed, list, _) = await Command.RunAsync("admin", "provider", "list", "--data", folder.Path);
        var (refused, _, error) = await Command.RunAsync("admin", "provider", "test", "--provider", "nobody", "--data", folder.Path);

        (listed, refused).ShouldBe((0, 1));
        list.ShouldContain("configuration");
        list.ShouldContain("2b84");
        list.ShouldNotContain(Canary);
        error.ShouldContain("There is no provider 'nobody'");
    }

    private static async Task<string> RunAsync(TestServer server, params string[] args)
    {
        var (status, output, error) = await Command.RunAsync(["admin", .. args, "--data", server.DataDirectory]);
        status.ShouldBe(0, error);
        return output;
    }

    private static List<string> FilesWith(string folder, string text)
    {
        var wanted = Encoding.UTF8.GetBytes(text);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Path.GetFileName(file) is not ("admin.sock" or "tessera.lock"))
                .Where(file => Read(file).AsSpan().IndexOf(wanted) >= 0),
        ];
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }
}
