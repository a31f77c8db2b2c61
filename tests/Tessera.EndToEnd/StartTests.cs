using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;

namespace Tessera.EndToEnd;

public sealed partial class StartTests : IDisposable
{
    private readonly TestFolder _place = new();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_start_prints_a_key_that_works_and_the_second_prints_none()
    {
        string key;
        await using (var first = await ServerProcess.StartAsync(_place, new Dictionary<string, string>()))
        {
            await first.TerminateAsync();
            await first.WaitAsync();
            key = Key.Matches(first.Output).Select(match => match.Value).Distinct().ShouldHaveSingleItem();
        }

        await using var second = await ServerProcess.StartAsync(_place, new Dictionary<string, string>());
        second.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        using var reply = await second.Client.GetAsync("/api/v2/balance", Ct);
        await second.TerminateAsync();
        await second.WaitAsync();

        reply.StatusCode.ShouldBe(HttpStatusCode.OK);
        Key.IsMatch(second.Output).ShouldBeFalse(second.Output);
    }

    [Fact]
    public async Task A_script_finds_the_key_in_a_file_that_only_its_owner_can_read()
    {
        await using var server = await ServerProcess.StartAsync(_place);
        var balance = await server.GetAsync("/api/v2/balance");
        await server.TerminateAsync();
        await server.WaitAsync();

        balance.GetProperty("plan").GetString().ShouldBe("elite");
        File.GetUnixFileMode(_place.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Key.IsMatch(server.Output).ShouldBeFalse(server.Output);
    }

    [Fact]
    public async Task A_server_that_prints_its_address_is_live_and_ready()
    {
        await using var server = await ServerProcess.StartAsync(_place);

        using var live = await server.Client.GetAsync("/health/live", Ct);
        using var ready = await server.Client.GetAsync("/health/ready", Ct);

        live.StatusCode.ShouldBe(HttpStatusCode.OK);
        ready.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_second_server_on_one_data_folder_refuses_to_start()
    {
        await using var first = await ServerProcess.StartAsync(_place);

        var second = await _place.RunAsync("--urls", "http://127.0.0.1:0", "--data", _place.Data);

        second.Code.ShouldBe(1);
        second.Errors.ShouldContain($"Another Tessera server uses the data folder {_place.Data}");
        (await first.GetAsync("/api/v2/balance")).GetProperty("token_balance").GetInt64().ShouldBe(3000);
    }

    [Fact]
    public async Task An_unknown_setting_stops_the_start_and_the_nearest_is_named()
    {
        var ended = await _place.RunAsync("--data", _place.Data, "--Tessera:Tasks:Concurency=4");

        ended.Code.ShouldBe(1);
        ended.Errors.ShouldContain("There is no setting Tessera:Tasks:Concurency on the command line. Did you mean Tessera:Tasks:Concurrency?");
        ended.Errors.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task An_address_in_use_stops_the_start_in_one_sentence()
    {
        await using var first = await ServerProcess.StartAsync(_place);

        var second = await _place.RunAsync("--urls", first.Url.GetLeftPart(UriPartial.Authority), "--data", _place.PathOf("other"));

        second.Code.ShouldBe(1);
        second.Errors.ShouldContain(first.Url.Port.ToString(CultureInfo.InvariantCulture));
        second.Errors.ShouldContain("choose another address with --urls");
        second.Errors.Split('\n').Length.ShouldBe(1, second.Errors);
        // Kestrel and the host have logged nothing of it: no stack trace, no "crit".
        second.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_environment_variable_whose_name_is_almost_right_stops_the_start()
    {
        var environment = new Dictionary<string, string>
        {
            ["TASKS__CONCURRENCY"] = "4",
            ["TESSERA_SANDBOX_MODE"] = "Never",
            ["Providers__openai__ApiKey"] = "sk-secret",
            ["Sandbox__Unrelated"] = "another program's",
        };

        var ended = await _place.RunAsync(Installation.DotNet, [Installation.Program, "--data", _place.Data], environment);

        ended.Code.ShouldBe(1);
        ended.Errors.ShouldBe(
            """
            The configuration cannot be used:
              - The environment variable Providers__openai__… is not read. Name it Tessera__Providers__openai__…, or remove it.
              - The environment variable TASKS__CONCURRENCY is not read. Name it Tessera__Tasks__Concurrency, or remove it.
              - The environment variable TESSERA_SANDBOX_MODE is not read. Name it Tessera__Sandbox__Mode, or remove it.
            """);
    }

    public void Dispose() => _place.Dispose();

    [GeneratedRegex("nb_[0-9A-Za-z]{45}")]
    private static partial Regex Key { get; }
}
