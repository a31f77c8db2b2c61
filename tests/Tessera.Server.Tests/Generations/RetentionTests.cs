using System.Globalization;
using System.Net;
using System.Text.Json;
using Tessera.Server.Tests.Dialects.V2.Generations;

namespace Tessera.Server.Tests.Generations;

/// <summary>Files live as long as the plan says, to the second; the history entry outlives them.</summary>
public abstract class RetentionTests(ManualTimeServer manual)
{
    [Theory]
    [InlineData("free", 7)]
    [InlineData("basic", 30)]
    [InlineData("pro", 90)]
    [InlineData("vip", 90)]
    [InlineData("elite", null)]
    public async Task Files_are_kept_for_the_plans_duration(string plan, int? days)
    {
        var account = await manual.Server.OpenAccountAsync(plan, tokens: 10);
        using var client = await manual.Server.SignInAsync(account);

        var made = await client.GenerateAsync("""{"model":"photon-flash","prompt":"A hill"}""");

        made.Text("status").ShouldBe("completed", made.ToString());
        var ends = days is null ? null : manual.Time.GetUtcNow().AddDays(days.Value).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        made.Text("expires_at").ShouldBe(ends);
        await ShouldAnswerAsync(made.Text("result_url"), HttpStatusCode.OK);
        if (days is null)
        {
            return;
        }

        manual.Time.Advance(TimeSpan.FromDays(days.Value) - TimeSpan.FromSeconds(1));
        await ShouldAnswerAsync(made.Text("result_url"), HttpStatusCode.OK);
        manual.Time.Advance(TimeSpan.FromMinutes(10));
        await GoneAsync(made.Text("result_url"));
        await GoneAsync(made.Text("thumbnail_url"));

        using var later = await manual.Server.SignInAsync(account);
        var entry = await WithoutLinkAsync(later);
        (entry.Text("status"), entry.Text("prompt"), entry.Text("thumbnail_url")).ShouldBe(("completed", "A hill", null));
        var polled = await later.GetJsonAsync($"/api/v2/generate/{made.Whole("id")}");
        (polled.Text("status"), polled.Text("result_url"), polled.Text("thumbnail_url"), polled.Text("expires_at")).ShouldBe(("completed", null, null, ends));
        polled.Whole("tokens_spent").ShouldBe(1);
    }

    private async Task ShouldAnswerAsync(string? link, HttpStatusCode status)
    {
        using var anyone = manual.Server.ClientFor(null);
        using var reply = await anyone.GetAsync(new Uri(link.ShouldNotBeNull()).PathAndQuery, TestHttp.Ct);
        reply.StatusCode.ShouldBe(status, link);
    }

    // The sweep runs beside the requests, and takes the files before the links: each wait ends when it has passed, or by
    // the test's time limit.
    private static async Task<JsonElement> WithoutLinkAsync(HttpClient client)
    {
        while (true)
        {
            var entry = (await client.GetJsonAsync("/api/v2/user/history")).GetProperty("items")[0];
            if (entry.Text("url") is null)
            {
                return entry;
            }

            await Polling.PauseAsync();
        }
    }

    private async Task GoneAsync(string? link)
    {
        using var anyone = manual.Server.ClientFor(null);
        while (true)
        {
            using var reply = await anyone.GetAsync(new Uri(link.ShouldNotBeNull()).PathAndQuery, TestHttp.Ct);
            if (reply.StatusCode == HttpStatusCode.NotFound)
            {
                return;
            }

            await Polling.PauseAsync();
        }
    }
}
