using System.Net;
using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Tessera.Server.Artifacts;
using Tessera.Server.Artifacts.S3;
using Tessera.Server.Authentication;
using Tessera.Server.Configuration;
using Tessera.Server.Tests.Admin.Http;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Artifacts.S3;

/// <summary>A bucket that cannot be used stops the start with an error that names the setting and no secret.</summary>
[OneEngine]
public sealed class S3StartTests
{
    private const string Secret = "hush-4711-hush-4711";

    [Theory]
    [InlineData("Tessera:Artifacts:S3:Bucket is 'A_B'", "Bucket=A_B")]
    [InlineData("Tessera:Artifacts:S3:Bucket is not set, but other settings", "Endpoint=http://127.0.0.1:1")]
    [InlineData("Tessera:Artifacts:S3:Endpoint must be an http or https address", "Bucket=files", "Endpoint=ftp://x")]
    [InlineData("Tessera:Artifacts:S3:Endpoint must be an http or https address", "Bucket=files", "Endpoint=127.0.0.1:9000")]
    [InlineData("Tessera:Artifacts:S3:Region is 'eu west'", "Bucket=files", "Region=eu west")]
    [InlineData("Tessera:Artifacts:S3:Prefix is '../x'", "Bucket=files", "Prefix=../x")]
    [InlineData("Tessera:Artifacts:S3:Prefix is '/x'", "Bucket=files", "Prefix=/x")]
    [InlineData("Tessera:Artifacts:S3:AccessKey is not set. Give it there or as AWS_ACCESS_KEY_ID.", "Bucket=files", "SecretKey=" + Secret)]
    [InlineData("Tessera:Artifacts:S3:SecretKey is not set. Give it there or as AWS_SECRET_ACCESS_KEY.", "Bucket=files", "AccessKey=a")]
    [InlineData("MultipartBytes", "Bucket=files", "MultipartBytes=1000")]
    [InlineData("Did you mean Tessera:Artifacts:S3:SecretKey?", "Bucket=files", "SecretKeys=" + Secret)]
    [InlineData("Tessera:Artifacts:S3:PathStyle is 'yes'", "Bucket=files", "PathStyle=yes")]
    public async Task A_setting_that_cannot_be_used_is_named(string says, params string[] settings)
    {
        var refusal = await Should.ThrowAsync<ConfigurationException>(
            () => TestServer.StartAsync([.. settings.Select(setting => $"--Tessera:Artifacts:S3:{setting}")]));

        refusal.Message.ShouldContain(says);
        refusal.ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_bucket_that_is_missing_stops_the_start()
    {
        var store = await S3Server.SharedAsync();

        var refusal = await Should.ThrowAsync<ConfigurationException>(() => TestServer.StartAsync(store.SettingsFor("never-made")));

        refusal.Message.ShouldContain($"Tessera:Artifacts:S3:Bucket names 'never-made', and {store.Url} has no such bucket. Create it, or name another.");
    }

    [Fact]
    public async Task Keys_that_are_refused_stop_the_start_and_are_not_shown()
    {
        var store = await S3Server.SharedAsync();
        var log = new LogWatch();

        var refusal = await Should.ThrowAsync<ConfigurationException>(async () => await TestServer.StartAsync(
            builder => builder.Logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace),
            store.SettingsFor(
                await store.NewBucketAsync(), "--Tessera:Artifacts:S3:AccessKey=nobody", $"--Tessera:Artifacts:S3:SecretKey={Secret}", "--Logging:LogLevel:Default=Trace")));

        refusal.Message.ShouldContain("Check Tessera:Artifacts:S3:AccessKey and SecretKey");
        refusal.ToString().ShouldNotContain(Secret);
        log.Text.ShouldNotContain(Secret);
    }

    [Fact]
    public async Task A_store_out_of_reach_stops_the_start()
    {
        var refusal = await Should.ThrowAsync<ConfigurationException>(() => TestServer.StartAsync(
            "--Tessera:Artifacts:S3:Bucket=files", "--Tessera:Artifacts:S3:Endpoint=http://127.0.0.1:1",
            "--Tessera:Artifacts:S3:AccessKey=a", $"--Tessera:Artifacts:S3:SecretKey={Secret}"));

        refusal.Message.ShouldContain("The bucket 'files' at http://127.0.0.1:1 failed:");
        refusal.ToString().ShouldNotContain(Secret);
    }

    [Fact]
    public async Task The_keys_may_have_the_names_of_the_aws_tools()
    {
        var store = await S3Server.SharedAsync();
        var bucket = await store.NewBucketAsync();

        await using var server = await TestServer.StartAsync(
            builder => builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                [S3Options.AccessKeyVariable] = S3Server.AccessKey,
                [S3Options.SecretKeyVariable] = S3Server.SecretKey,
            }),
            $"--Tessera:Artifacts:S3:Bucket={bucket}", $"--Tessera:Artifacts:S3:Endpoint={store.Url}");

        server.Services.GetService(typeof(IArtifactStore)).ShouldBeOfType<S3Artifacts>();
    }

    [Theory]
    [InlineData(true, "set", "command_line")]
    [InlineData(false, null, "default")]
    public async Task An_administrator_sees_where_keys_by_those_names_were_set_and_whether_they_are_used(bool hasBucket, string? value, string source)
    {
        var store = await S3Server.SharedAsync();
        string[] bucket = hasBucket ? [$"--Tessera:Artifacts:S3:Bucket={await store.NewBucketAsync()}", $"--Tessera:Artifacts:S3:Endpoint={store.Url}"] : [];
        await using var server = await TestServer.StartAsync(
            [$"--{S3Options.AccessKeyVariable}={S3Server.AccessKey}", $"--{S3Options.SecretKeyVariable}={S3Server.SecretKey}", .. bucket]);
        var (_, auditor) = await server.SignInAsAsync(AccountRole.Auditor);

        var state = await auditor.GetJsonAsync($"{Administrators.Root}/system");

        state.ToString().ShouldNotContain(S3Server.SecretKey);
        foreach (var name in (string[])["AccessKey", "SecretKey"])
        {
            var setting = state.GetProperty("config").EnumerateArray().Single(setting => setting.Text("name") == $"{S3Options.Section}:{name}");
            (setting.Text("value"), setting.Text("source")).ShouldBe((value, source), name);
        }
    }

    [Fact]
    public async Task A_server_whose_bucket_is_gone_is_live_but_not_ready()
    {
        await using var store = await S3Server.StartAsync();
        await using var server = await TestServer.StartAsync(store.SettingsFor(await store.NewBucketAsync()));
        using var client = server.ClientFor(null);
        var before = await client.GetJsonAsync("/health/ready");

        await store.KillAsync();
        using var ready = await client.GetAsync("/health/ready", TestHttp.Ct);

        before.GetProperty("checks").GetProperty("bucket").Text("status").ShouldBe("ok");
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var body = JsonElement.Parse(await ready.Content.ReadAsStringAsync(TestHttp.Ct));
        body.GetProperty("checks").GetProperty("bucket").Text("status").ShouldBe("failing");
        (await client.GetAsync("/health/live", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Nodes_on_one_database_and_one_bucket_serve_each_others_links()
    {
        var store = await S3Server.SharedAsync();
        var settings = store.SettingsFor(await store.NewBucketAsync());
        await using var one = await TestServer.StartNodeAsync(null, settings);
        await using var other = await one.StartBesideAsync(settings);

        var made = await one.Owner.GenerateAsync("""{"model":"photon-flash","prompt":"A hill"}""");

        made.Text("status").ShouldBe("completed", made.ToString());
        using var file = await other.Owner.GetAsync(new Uri(made.Text("result_url") ?? "").PathAndQuery, TestHttp.Ct);
        file.StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
