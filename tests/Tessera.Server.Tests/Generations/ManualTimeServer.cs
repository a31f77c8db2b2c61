using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Tessera.Server.Tests.Generations;

/// <summary>A server whose clock a test moves.</summary>
public class ManualTimeServer : IAsyncLifetime
{
    private TestServer? _server;

    public TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    internal ManualTime Time { get; } = new();

    internal static string[] QuickPolling { get; } = ["--Tessera:Tasks:PollEvery=00:00:00.1", "--Tessera:Tasks:PollAtMostEvery=00:00:00.1"];

    public async ValueTask InitializeAsync() =>
        _server = await TestServer.StartAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(Time), [.. QuickPolling, .. await StoreSettingsAsync()]);

    public async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        await Server.DisposeAsync();
    }

    /// <summary>Where the files are kept: in the data folder, unless these say otherwise.</summary>
    protected virtual Task<string[]> StoreSettingsAsync() => Task.FromResult<string[]>([]);

    /// <summary>
    /// Moves the clock bit by bit until a generation has ended. The work takes real time: after five seconds the clock creeps,
    /// so that a slow machine does not see the generation's deadline pass.
    /// </summary>
    internal static async Task<JsonElement> RunToEndAsync(HttpClient client, JsonElement pending, ManualTime time)
    {
        var creepsFrom = time.GetUtcNow() + TimeSpan.FromSeconds(5);
        while (true)
        {
            var body = await client.GetJsonAsync($"/api/v2/generate/{pending.GetProperty("id")}");
            if (body.Text("status") != "pending")
            {
                return body;
            }

            time.Advance(TimeSpan.FromMilliseconds(time.GetUtcNow() < creepsFrom ? 50 : 10));
            await Polling.PauseAsync();
        }
    }
}
