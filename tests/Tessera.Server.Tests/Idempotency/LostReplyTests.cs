using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>
/// What a kill leaves of a keyed call. The key's row is written by the admitting commit: were it written after it, or
/// with the reply, the next server would find no row and make each of these generations again, which the counts show.
/// </summary>
public sealed class LostReplyTests
{
    private const string SlowText = """{"model":"gpt-5","prompt":"Hello [sandbox: delay=500s]"}""";
    private const string SlowImage = """{"model":"photon-flash","prompt":"A hill [sandbox: delay=60s]"}""";

    [Theory]
    [InlineData(KeyedRequests.Generate)]
    [InlineData("/api/v2/generate/stream")]
    public async Task A_text_killed_while_it_ran_is_reported_as_failed_and_not_repeated(string path)
    {
        var time = new ManualTime();
        await using var killed = await StartAsync(time);
        var account = await killed.OpenAccountAsync();
        var lost = account.Client.KeyedAsync("k", SlowText, path);
        await HeldAsync(account.Client, 3);

        await using var server = await killed.StartAsIfKilledAsync(ManualTimeServer.QuickPolling);
        using var client = server.ClientFor(account.Key);
        var told = await client.AgainAsync("k", SlowText, path, meanwhile: () => time.Advance(TimeSpan.FromSeconds(1)));
        var again = await client.KeyedAsync("k", SlowText, path);

        (told.Status, told.IsReplayed).ShouldBe((HttpStatusCode.OK, true), told.Text);
        told.Text.ShouldContain("interrupted: ");
        again.ShouldReplay(told);
        (await client.CountAsync()).ShouldBe(1);
        (await client.TokensAsync()).ShouldBe((1000, 0));
        await server.ShouldVerifyAsync();
        time.Advance(TimeSpan.FromSeconds(500));
        await EndAsync(lost, time);
    }

    /// <summary>The check's own check: what a kill leaves of a key written later than its admission is seen by the count.</summary>
    [Fact]
    public async Task A_key_written_after_its_admission_would_be_found()
    {
        var time = new ManualTime();
        await using var killed = await StartAsync(time);
        var account = await killed.OpenAccountAsync();
        var lost = account.Client.KeyedAsync("k", SlowText);
        await HeldAsync(account.Client, 3);
        await killed.ExecuteAsync("DELETE FROM idempotency_keys");

        await using var server = await killed.StartAsIfKilledAsync(ManualTimeServer.QuickPolling);
        using var client = server.ClientFor(account.Key);
        var again = client.KeyedAsync("k", SlowText);
        await EndAsync(again, time);

        var made = await again;
        (made.Status, made.IsReplayed).ShouldBe((HttpStatusCode.OK, false), made.Text);
        (await client.CountAsync()).ShouldBe(2);
        await EndAsync(lost, time);
    }

    [Fact]
    public async Task An_image_killed_while_it_ran_is_finished_and_reported_once()
    {
        var time = new ManualTime();
        await using var killed = await StartAsync(time);
        var account = await killed.OpenAccountAsync();
        var lost = account.Client.KeyedAsync("k", SlowImage);
        await HeldAsync(account.Client, 1);

        await using var server = await killed.StartAsIfKilledAsync(ManualTimeServer.QuickPolling);
        using var client = server.ClientFor(account.Key);
        var early = await client.KeyedAsync("k", SlowImage);
        var told = await client.AgainAsync("k", SlowImage, meanwhile: () => time.Advance(TimeSpan.FromMilliseconds(200)));
        var again = await client.KeyedAsync("k", SlowImage);

        early.ShouldRefuse(HttpStatusCode.Conflict, "conflict");
        (told.Status, told.IsReplayed).ShouldBe((HttpStatusCode.OK, true), told.Text);
        told.Json.Text("status").ShouldBe("completed", told.Text);
        again.ShouldReplay(told);
        (await client.CountAsync()).ShouldBe(1);
        (await client.TokensAsync()).ShouldBe((999, 0));
        await server.ShouldVerifyAsync();
        await EndAsync(lost, time);
    }

    [Theory]
    [InlineData(KeyedRequests.Generate, """{"model":"gpt-5","prompt":"Hello"}""", true)]
    [InlineData(KeyedRequests.Generate, """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""", true)]
    [InlineData(KeyedRequests.Generate, """{"model":"photon-flash","prompt":"A hill"}""", true)]
    [InlineData("/v1/embeddings", """{"model":"text-embedding-3-small","input":["A hill","A sea"],"dimensions":64}""", true)]
    [InlineData("/v1/embeddings", """{"model":"text-embedding-3-small","input":"A hill","encoding_format":"base64"}""", true)]
    [InlineData("/api/v2/generate/stream", """{"model":"gpt-5","prompt":"Hello"}""", false)]
    [InlineData("/api/v2/generate/stream", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""", false)]
    public async Task A_reply_that_was_not_kept_is_built_again_from_its_generation(string path, string json, bool sameBytes)
    {
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync();
        var first = await account.Client.KeyedAsync("k", json, path);

        // A kill between the settling commit and the keeping one leaves this.
        await server.ExecuteAsync("UPDATE idempotency_keys SET status = NULL, headers = NULL, reply = NULL");
        var built = await account.Client.KeyedAsync("k", json, path);
        var again = await account.Client.KeyedAsync("k", json, path);

        if (sameBytes)
        {
            built.ShouldReplay(first);
        }
        else
        {
            (built.Status, built.ContentType, built.IsReplayed).ShouldBe((first.Status, first.ContentType, true), built.Text);
            RepeatedStreamTests.Spoken(built).ShouldBe(RepeatedStreamTests.Spoken(first));
            built.Text.Split("\n\n")[^3].ShouldBe(first.Text.Split("\n\n")[^3]);
        }

        again.ShouldReplay(built);
        (await account.Client.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_kept_reply_survives_a_restart()
    {
        var first = await TestServer.StartAsync();
        var account = await first.OpenAccountAsync();
        var made = await account.Client.KeyedAsync("k", """{"model":"gpt-5","prompt":"Hello"}""");

        await using var second = await first.RestartAsync();
        using var client = second.ClientFor(account.Key);

        (await client.KeyedAsync("k", """{"model":"gpt-5","prompt":"Hello"}""")).ShouldReplay(made);
        (await client.CountAsync()).ShouldBe(1);
    }

    private static Task<TestServer> StartAsync(ManualTime time) =>
        TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(time), ManualTimeServer.QuickPolling);

    private static async Task HeldAsync(HttpClient client, long tokens)
    {
        while ((await client.TokensAsync()).Held != tokens)
        {
            // It is on its way to be admitted.
            await Polling.PauseAsync();
        }
    }

    // The server that was copied lives on in this process: its call is released before it is stopped. On PostgreSQL it was
    // cut off from its database: what it says then does not matter.
    private static async Task EndAsync(Task<KeyedReply> call, ManualTime time)
    {
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Polling.PauseAsync();
        }

        var told = await call;
        if (!TestDatabase.IsPostgres)
        {
            told.Status.ShouldBe(HttpStatusCode.OK, told.Text);
        }
    }
}
