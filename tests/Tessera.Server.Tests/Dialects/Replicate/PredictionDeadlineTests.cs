using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.Replicate;

/// <summary>The time that a caller gives a prediction is kept by whichever server runs when it is over.</summary>
public sealed class PredictionDeadlineTests
{
    private const string Predictions = "/replicate/v1/predictions";
    private const string Film = """{"version":"google/veo-3.1","input":{"prompt":"A hill [sandbox: delay=300s]","generate_audio":false}}""";
    private const string Three = """{"version":"tessera/flux-2-pro","input":{"prompt":"A hill [sandbox: delay=300s]","num_outputs":3}}""";

    [Theory]
    [InlineData(Film, false)]
    [InlineData(Three, false)]
    [InlineData(Film, true)]
    public async Task It_survives_a_restart(string body, bool isKilled)
    {
        var time = new ManualTime();
        var first = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), ManualTimeServer.QuickPolling);
        var account = await first.OpenAccountAsync();
        var (limited, free) = (await CreateAsync(account.Client, body, "90s"), await CreateAsync(account.Client, body, null));

        await using var second = isKilled ? await first.StartAsIfKilledAsync(ManualTimeServer.QuickPolling) : await first.RestartAsync(ManualTimeServer.QuickPolling);
        using var client = second.ClientFor(account.Key);
        time.Advance(TimeSpan.FromSeconds(89));
        (await client.GetJsonAsync(PathOf(limited))).Text("status").ShouldBeOneOf("starting", "processing");
        time.Advance(TimeSpan.FromSeconds(2));
        var ended = await client.GetJsonAsync(PathOf(limited));
        while (ended.Text("status") is "starting" or "processing")
        {
            ended = await client.GetJsonAsync(PathOf(limited));
        }

        (ended.Text("status"), ended.GetProperty("metrics").Whole("tokens_spent")).ShouldBe(("canceled", 0), ended.ToString());
        (await client.GetJsonAsync(PathOf(free))).Text("status").ShouldBeOneOf("starting", "processing");
        await client.PostTextAsync(PathOf(free) + "/cancel", "");
        (await client.TokensAsync()).ShouldBe((1000, 0));
        await second.ShouldVerifyAsync();
        if (isKilled)
        {
            await first.DisposeAsync();
        }
    }

    private static string PathOf(JsonElement prediction) => new Uri(prediction.GetProperty("urls").Text("get").ShouldNotBeNull()).PathAndQuery;

    private static async Task<JsonElement> CreateAsync(HttpClient client, string body, string? deadline)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, Predictions) { Content = new StringContent(body, null, "application/json") };
        if (deadline is not null)
        {
            request.Headers.Add("Cancel-After", deadline);
        }

        return await client.SendAsync(request, TestHttp.Ct).JsonAsync();
    }
}
