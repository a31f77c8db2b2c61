using Tessera.Server.Authentication;
using Tessera.Server.Configuration;

namespace Tessera.Server.Tests.Admin.Http;

public sealed class SystemTests
{
    [Fact]
    public async Task The_state_has_every_setting_with_its_source_and_no_secret()
    {
        await using var server = await TestServer.StartAsync(
            "--Tessera:Providers:openai:ApiKey=sk-canary-one", "--Tessera:Providers:fal:Keys:0:ApiKey=canary-two", "--Tessera:Tasks:Concurrency=7",
            "--Tessera:PublicUrl=https://ai.example.org", "--Tessera:Sandbox:Mode=Always", "--Tessera:CatalogDirectory", new ServerOptions().CatalogDirectory);
        var account = await server.OpenAccountAsync();
        await account.Client.GenerateAsync("""{"model":"dall-e-3","prompt":"A hill"}""");
        var (_, auditor) = await server.SignInAsAsync(AccountRole.Auditor);

        var state = await auditor.GetJsonAsync($"{Administrators.Root}/system");
        var settings = state.GetProperty("config").EnumerateArray().ToDictionary(setting => setting.Text("name") ?? "", setting => (setting.Text("value"), setting.Text("source")));

        state.ToString().ShouldNotContain("canary");
        settings["Tessera:Tasks:Concurrency"].ShouldBe(("7", "command_line"));
        settings["Tessera:PublicUrl"].ShouldBe(("https://ai.example.org", "command_line"));
        settings["Tessera:Routing:Retries"].ShouldBe(("2", "default"));
        settings["Tessera:Console:Folder"].ShouldBe((Path.Combine(AppContext.BaseDirectory, "console"), "default"));
        settings["Tessera:CatalogDirectory"].ShouldBe((new ServerOptions().CatalogDirectory, "command_line"));
        settings.Values.ShouldNotContain(setting => setting.Item1 == "set" && setting.Item2 == "default");
        settings["Tessera:Providers:openai"].ShouldBe(("set", "command_line"));
        settings["Tessera:Artifacts:S3:SecretKey"].Item1.ShouldBeNull();
        state.GetProperty("checks").EnumerateArray().ShouldAllBe(check => check.Text("status") == "ok");
        state.GetProperty("database").Whole("bytes").ShouldBePositive();
        (state.GetProperty("storage").Text("kind"), state.GetProperty("storage").Whole("files")).ShouldBe(("folder", 1));
        (state.GetProperty("queue").Whole("pending"), state.GetProperty("queue").Whole("running")).ShouldBe((0, 0));
        state.Text("version").ShouldNotBeNullOrEmpty();
    }
}
