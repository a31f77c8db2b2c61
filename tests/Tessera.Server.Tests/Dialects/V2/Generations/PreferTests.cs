using System.Text.Json;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary><c>Prefer: respond-async</c> and <c>Prefer: wait</c>.</summary>
[OneEngine]
public sealed class PreferTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    [Theory]
    [InlineData("""{"model":"photon-flash","prompt":"A hill [sandbox: delay=60s]"}""")]
    [InlineData("""{"model":"minimax-tts","text":"Hello [sandbox: delay=60s]"}""")]
    public async Task Any_media_call_answers_pending_at_once_when_asked_to(string json)
    {
        var account = await manual.Server.OpenAccountAsync();

        var pending = await account.Client.SubmitAsync(json);

        (pending.Text("status"), pending.Whole("tokens_spent")).ShouldBe(("pending", 0), pending.ToString());
        pending.GetProperty("completed_at").ValueKind.ShouldBe(JsonValueKind.Null);
        (await account.Client.TokensAsync()).ShouldBe((999, 1));
        await manual.Server.WaitUntilSubmittedAsync(pending);
        manual.Time.Advance(TimeSpan.FromSeconds(60));
        var ended = await ManualTimeServer.RunToEndAsync(account.Client, pending, manual.Time);
        (ended.Text("status"), ended.Whole("tokens_spent")).ShouldBe(("completed", 1), ended.ToString());
    }

    [Theory]
    [InlineData("""{"model":"luma-flash2","prompt":"A hill [sandbox: delay=500s]"}""")]
    [InlineData("""{"model":"musicgen","prompt":"A waltz [sandbox: delay=500s]"}""")]
    [InlineData("""{"model":"midjourney-v6","prompt":"A hill [sandbox: delay=500s]"}""")]
    public async Task Videos_music_and_Midjourney_always_answer_pending_first(string json)
    {
        var account = await manual.Server.OpenAccountAsync();

        var pending = await account.Client.GenerateAsync(json);

        pending.Text("status").ShouldBe("pending", pending.ToString());
        pending.GetProperty("eta_seconds").ValueKind.ShouldBe(JsonValueKind.Number);
    }

    [Fact]
    public async Task A_wait_ends_when_the_generation_ends()
    {
        var account = await manual.Server.OpenAccountAsync();
        var pending = await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A hill [sandbox: delay=10s]"}""");

        var waiting = GetAsync(account.Client, pending, "wait=60");
        await manual.Server.WaitUntilSubmittedAsync(pending);
        manual.Time.Advance(TimeSpan.FromSeconds(10));
        await ManualTimeServer.RunToEndAsync(account.Client, pending, manual.Time);

        (await waiting).Text("status").ShouldBe("completed");
    }

    [Theory]
    [InlineData("wait=2")]
    [InlineData("wait=3600")]
    public async Task A_wait_ends_when_its_time_or_a_minute_is_over(string preference)
    {
        var account = await manual.Server.OpenAccountAsync();
        var pending = await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A hill [sandbox: delay=500s]"}""");

        // The task itself ends after 500 s only.
        var waiting = GetAsync(account.Client, pending, preference);
        while (!waiting.IsCompleted)
        {
            manual.Time.Advance(TimeSpan.FromSeconds(1));
            await Polling.PauseAsync();
        }

        (await waiting).Text("status").ShouldBe("pending");
    }

    [Theory]
    [InlineData("wait=0")]
    [InlineData("wait=-1")]
    [InlineData("wait=soon")]
    [InlineData("handling=lenient")]
    public async Task Without_a_usable_wait_the_answer_is_immediate(string preference)
    {
        var account = await manual.Server.OpenAccountAsync();
        var pending = await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A hill [sandbox: delay=500s]"}""");

        (await GetAsync(account.Client, pending, preference)).Text("status").ShouldBe("pending");
    }

    private static async Task<JsonElement> GetAsync(HttpClient client, JsonElement pending, string preference)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v2/generate/{pending.Whole("id")}");
        request.Headers.Add("Prefer", preference);
        return await client.SendAsync(request, TestHttp.Ct).JsonAsync();
    }
}
