using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Hosting;

/// <summary>A server that may not wait for a text closes its database while the text runs.</summary>
public sealed class ShutdownTests
{
    [Theory]
    [InlineData(false, null)]
    [InlineData(true, null)]
    [InlineData(false, "kept")]
    [InlineData(true, "kept")]
    public async Task A_text_that_runs_when_the_time_to_stop_is_over_is_no_unhandled_failure_and_the_next_start_ends_it(bool isStream, string? key)
    {
        using var log = new LogWatch();
        var first = await TestServer.StartAsync(builder =>
        {
            builder.Logging.AddProvider(log);
            builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(1));
        });
        var account = await first.OpenAccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, GenerateRequests.Path)
        {
            Content = new StringContent(
                $$"""{"model":"gpt-5","prompt":"Hello [sandbox: delay=600s]","stream":{{(isStream ? "true" : "false")}}}""", Encoding.UTF8, "application/json"),
        };
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        var calling = account.Client.SendAsync(request, isStream ? HttpCompletionOption.ResponseHeadersRead : default, TestHttp.Ct);
        var running = first.Services.GetRequiredService<RunningGenerations>();
        while (running.All.Count == 0)
        {
            await Polling.PauseAsync();
        }

        await using var next = await first.RestartAsync();
        await Task.WhenAny(calling);

        using var client = next.ClientFor(account.Key);
        var ended = await LastAsync(client);
        // On a database that other nodes share, the text is theirs to end only when its lease has expired.
        while (ended.Text("status") == "pending")
        {
            await Polling.PauseAsync();
            ended = await LastAsync(client);
        }

        (ended.Text("status"), ended.Whole("tokens_used")).ShouldBe(("failed", 0), ended.ToString());
        log.Text.ShouldNotContain(nameof(ObjectDisposedException));
        log.Text.ShouldNotContain("unhandled", Case.Insensitive);
        await next.ShouldVerifyAsync();
    }

    private static async Task<JsonElement> LastAsync(HttpClient client) => (await client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0];
}
