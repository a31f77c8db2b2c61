using Microsoft.Extensions.Configuration;
using Tessera.Server.Hosting;
using Tessera.Server.Storage;
using Tessera.Server.Tests.Admin;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Configuration;

[OneEngine]
public sealed class ConfigurationTests
{
    [Theory]
    [InlineData("--Tessera:Artefacts:MaxUploadBytes=5", "There is no setting Tessera:Artefacts on the command line. Did you mean Tessera:Artifacts?")]
    [InlineData("--Tessera:Artifacts:MaxUploadByte=5", "There is no setting Tessera:Artifacts:MaxUploadByte on the command line. Did you mean Tessera:Artifacts:MaxUploadBytes?")]
    [InlineData("--Tessera:Artifacts:MaxUploadBytes=many", "Tessera:Artifacts:MaxUploadBytes is 'many' on the command line; it must be a whole number.")]
    [InlineData("--Tessera:Artifacts:MaxUploadBytes=0", "Tessera:Artifacts:MaxUploadBytes must be between 1 and 2000000000. It is '0' on the command line.")]
    [InlineData("--Tessera:Accounts:Registration=maybe", "Tessera:Accounts:Registration is 'maybe' on the command line; it must be one of Auto, Open, Closed.")]
    [InlineData("--Tessera:Fetch:Deadline=soon", "it must be a duration such as 00:00:30")]
    [InlineData("--Tessera:Sandbox:Mode=Sometimes", "Tessera:Sandbox:Mode is 'Sometimes' on the command line; it must be one of Auto, Always, Never.")]
    [InlineData("--Tessera:Urls=localhost:80", "Tessera:Urls holds 'localhost:80'")]
    [InlineData("--Tessera:TrustedProxies:0=10.0.0.300", "Tessera:TrustedProxies holds '10.0.0.300'")]
    [InlineData("--Tessera:PublicUrl=example", "Tessera:PublicUrl")]
    [InlineData("--Tasks:Concurrency=5", "Tasks on the command line is outside the section Tessera, where it is not read: its path is Tessera:Tasks")]
    [InlineData("--Tesera:Tasks:Concurrency=5", "There is no setting Tesera on the command line. Did you mean Tessera?")]
    [InlineData("--Tessera:Tasks=5", "Tessera:Tasks on the command line is a single value; it must be a section with")]
    [InlineData("--Tessera:TrustedProxies=10.0.0.0/8", "Tessera:TrustedProxies on the command line is a single value; it must be a list")]
    [InlineData("--Tessera:PublicUrl:0=http://example.com", "Tessera:PublicUrl on the command line is a section or a list; it must be a string.")]
    [InlineData("--Tessera:Unlike:Anything:Else=1", "Tessera has: Accounts, Allowances, AllowedHosts, AllowedOrigins, Artifacts")]
    public async Task A_bad_setting_stops_the_start_with_its_name_and_what_is_right(string setting, string says)
    {
        using var folder = new TemporaryDataFolder();

        var (status, output, error) = await Command.RunAsync("--data", folder.Path, "--urls", "http://127.0.0.1:0", setting);

        error.ShouldContain(says);
        error.ShouldNotContain("   at ");
        output.ShouldBeEmpty();
        status.ShouldBe(1);
    }

    [Fact]
    public async Task Everything_that_is_wrong_is_listed_with_the_file_it_is_in()
    {
        using var folder = new TemporaryDataFolder();
        var file = Path.Combine(folder.Path, "tessera.json");
        await File.WriteAllTextAsync(
            file,
            """
            {
              "Tasks": {"Concurrency": 3}, "Urls": "http://127.0.0.1:0", "Logging": {"LogLevel": {"Default": "Error"}}, "OPENAI_API_KEY": "x",
              "Tessera": {"PublicUri": "https://x.example", "Tasks": {"Nonsense": 1}, "Providers": {"openai": "sk-secret"}}
            }
            """,
            TestHttp.Ct);

        var (status, _, error) = await Command.RunAsync("--data", folder.Path);

        status.ShouldBe(1);
        error.ShouldContain($"There is no setting Tessera:PublicUri in {file}. Did you mean Tessera:PublicUrl?");
        error.ShouldContain($"There is no setting Tessera:Tasks:Nonsense in {file}.");
        error.ShouldContain($"Tasks in {file} is outside the section Tessera, where it is not read: its path is Tessera:Tasks, in JSON {{\"Tessera\": {{\"Tasks\": …}}}}.");
        error.ShouldContain($"Urls in {file} is outside the section Tessera");
        error.ShouldContain($"Tessera:Providers:openai in {file} is a single value; it must be a section with ApiKey,");
        error.ShouldNotContain("sk-secret");
        error.Split("\n  - ").Length.ShouldBe(1 + 5, error);
    }

    [Fact]
    public async Task A_file_that_is_not_JSON_is_named_with_the_line_and_column()
    {
        using var folder = new TemporaryDataFolder();
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "tessera.json"), "{\"Tessera\": {\n  \"Tasks\": {}\n  \"Urls\": 1}}", TestHttp.Ct);

        var (status, _, error) = await Command.RunAsync("--data", folder.Path);

        status.ShouldBe(1);
        error.ShouldContain($"{Path.Combine(folder.Path, "tessera.json")} is not valid JSON: ");
        error.ShouldContain("(line 3, column 3)");
    }

    [Fact]
    public async Task The_command_line_wins_over_the_file_in_the_data_folder()
    {
        using var folder = new TemporaryDataFolder();
        await File.WriteAllTextAsync(
            Path.Combine(folder.Path, "tessera.json"), """{"Tessera": {"PublicUrl": "https://file.example", "Accounts": {"Registration": "Closed"}}}""", TestHttp.Ct);
        using var data = DataFolder.TryOpen(folder.Path);

        var app = TesseraServer.Build(["--urls", "http://127.0.0.1:0", "--Tessera:PublicUrl=https://line.example"], data.ShouldNotBeNull());
        await using (app)
        {
            app.Configuration["Tessera:PublicUrl"].ShouldBe("https://line.example");
            app.Configuration["Tessera:Accounts:Registration"].ShouldBe("Closed");
        }
    }

    [Fact]
    public async Task A_second_server_on_one_data_folder_refuses_to_start()
    {
        await using var server = await TestServer.StartAsync();

        var (status, _, error) = await Command.RunAsync("--data", server.DataDirectory, "--urls", "http://127.0.0.1:0");

        status.ShouldBe(1);
        error.ShouldContain($"Another Tessera server uses the data folder {server.DataDirectory}");
    }

    [Fact]
    public async Task An_address_in_use_is_named()
    {
        await using var server = await TestServer.StartAsync();
        using var folder = new TemporaryDataFolder();

        var (status, _, error) = await Command.RunAsync("--data", folder.Path, "--urls", server.Url.ToString().TrimEnd('/'));

        status.ShouldBe(1);
        error.ShouldContain($"{server.Url.Port}: address already in use. Stop the program that uses it, or choose another address with --urls.");
    }

    [Theory]
    [InlineData("http://0.0.0.0:8080", 1)]
    [InlineData("http://*:80", 1)]
    [InlineData("http://[::]:80;http://127.0.0.1:8080", 1)]
    [InlineData("http://192.168.1.5:80", 1)]
    [InlineData("http://127.0.0.1:8080", 0)]
    [InlineData("http://localhost:8080;http://[::1]:8080", 0)]
    [InlineData("https://0.0.0.0:443", 0)]
    public void Addresses_where_keys_could_be_read_on_their_way_are_known(string urls, int exposed)
    {
        var configuration = new ConfigurationManager { ["Tessera:Urls"] = urls };

        Listening.ExposedUrls(configuration).Count.ShouldBe(exposed);
        configuration["Tessera:TrustedProxies:0"] = "10.0.0.0/8";
        Listening.ExposedUrls(configuration).ShouldBeEmpty();
    }
}
