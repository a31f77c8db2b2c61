using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Storage;

namespace Tessera.Server.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task A_started_server_is_live_and_ready_and_needs_no_key_to_say_so()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.ClientFor(null);

        var live = await client.GetJsonAsync("/health/live");
        var ready = await client.GetJsonAsync("/health/ready");

        live.Text("status").ShouldBe("ok");
        ready.Text("status").ShouldBe("ok");
        ready.GetProperty("checks").EnumerateObject().Select(check => check.Name).ShouldBe(["draining", "database", "data_folder"]);
    }

    [Fact]
    public async Task A_server_whose_files_cannot_be_written_is_live_but_not_ready()
    {
        await using var server = await TestServer.StartAsync();
        using var client = server.ClientFor(null);
        var artifacts = Path.Combine(server.DataDirectory, "artifacts");
        Directory.Delete(artifacts, recursive: true);
        await File.WriteAllTextAsync(artifacts, "in the way", TestHttp.Ct);

        using var ready = await client.GetAsync("/health/ready", TestHttp.Ct);

        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        var body = JsonElement.Parse(await ready.Content.ReadAsStringAsync(TestHttp.Ct));
        body.Text("status").ShouldBe("failing");
        body.GetProperty("checks").GetProperty("data_folder").Text("status").ShouldBe("failing");
        (await client.GetAsync("/health/live", TestHttp.Ct)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_server_whose_database_does_not_answer_reports_it_before_a_probe_times_out()
    {
        var time = new ManualTime();
        await using var server = await TestServer.StartNodeAsync(builder => builder.Services.AddSingleton<TimeProvider>(time));
        using var client = server.ClientFor(null);
        var isLocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var hanging = server.Database.WriteAsync(async session =>
        {
            await session.Prepared("LOCK TABLE migrations IN ACCESS EXCLUSIVE MODE").ExecuteNonQueryAsync();
            isLocked.SetResult();
            await release.Task;
        });
        await isLocked.Task.WaitAsync(TestHttp.Ct);
        var givenUp = time.GetUtcNow() + WriteProbe.Patience;
        var othersDue = time.TimersDueAt(givenUp);

        var asking = client.GetAsync("/health/ready", TestHttp.Ct);
        // The clock stands until the check has begun to wait: a loaded machine may take long to come to it.
        while (time.TimersDueAt(givenUp) == othersDue)
        {
            await client.GetAsync("/health/live", TestHttp.Ct);
        }

        time.Advance(WriteProbe.Patience);

        using var ready = await asking;
        release.SetResult();
        await hanging;
        ready.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await ready.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldContain("The database does not answer.");
    }
}
