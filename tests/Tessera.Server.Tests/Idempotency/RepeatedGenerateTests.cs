using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Generations.Jobs;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Idempotency;

/// <summary>L6: a generate call that is repeated with its key makes and charges once, and is answered with the same bytes.</summary>
public sealed class RepeatedGenerateTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    private const string Text = """{"model":"gpt-5","prompt":"Hello"}""";
    private const string Other = """{"model":"gpt-5","prompt":"Good day"}""";

    [Theory]
    [InlineData(Text, null, "completed", 3)]
    [InlineData("""{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""", null, "completed", 3)]
    [InlineData("""{"model":"photon-flash","prompt":"A hill"}""", null, "completed", 1)]
    [InlineData("""{"model":"photon-flash","prompt":"A hill"}""", "respond-async", "pending", 1)]
    [InlineData("""{"model":"gpt-5","prompt":"Hello [sandbox: fail=provider_error]"}""", null, "failed", 0)]
    [InlineData("""{"model":"photon-flash","prompt":"A hill [sandbox: fail=content_policy]"}""", null, "failed", 0)]
    public async Task A_repeated_call_is_answered_with_the_same_bytes(string json, string? prefer, string status, int cost)
    {
        var account = await manual.Server.OpenAccountAsync();
        var key = KeyedRequests.NewKey();

        var first = await account.Client.KeyedAsync(key, json, prefer: prefer);
        if (status == "pending")
        {
            await ManualTimeServer.RunToEndAsync(account.Client, first.Json, manual.Time);
        }

        // What is left changes, and time passes: neither shows in a reply that was given already.
        await account.Client.GenerateAsync(Other);
        manual.Time.Advance(TimeSpan.FromMinutes(1));
        var second = await account.Client.KeyedAsync(key, json, prefer: prefer);
        var third = await account.Client.KeyedAsync(key, json, prefer: prefer);

        first.Status.ShouldBe(HttpStatusCode.OK, first.Text);
        (first.Json.Text("status"), first.IsReplayed, first.IsSandbox).ShouldBe((status, false, true), first.Text);
        second.ShouldReplay(first);
        third.ShouldReplay(first);
        (await account.Client.CountAsync()).ShouldBe(2);
        (await account.Client.TokensAsync()).ShouldBe((1000 - 3 - cost, 0));
        await manual.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_key_is_refused_with_another_body_and_stays_good_for_its_own()
    {
        var account = await manual.Server.OpenAccountAsync();
        var first = await account.Client.KeyedAsync("order-1", Text);

        (await account.Client.KeyedAsync("order-1", Other)).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
        (await account.Client.KeyedAsync("order-1", "not even JSON")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");
        (await account.Client.KeyedAsync("order-1", Text + " ")).ShouldRefuse(HttpStatusCode.UnprocessableEntity, "idempotency_mismatch");

        (await account.Client.KeyedAsync("order-1", Text)).ShouldReplay(first);
        (await account.Client.CountAsync()).ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Fact]
    public async Task Every_key_of_an_account_shares_its_idempotency_keys_but_test_keys_are_apart()
    {
        var account = await manual.Server.OpenAccountAsync();
        using var second = await OtherKeyAsync(account, isTest: false);
        using var test = await OtherKeyAsync(account, isTest: true);

        var first = await account.Client.KeyedAsync("shared", Text);
        var tried = await test.KeyedAsync("shared", Text);

        (await second.KeyedAsync("shared", Text)).ShouldReplay(first);
        (tried.IsReplayed, tried.Json.Whole("tokens_spent")).ShouldBe((false, 0));
        (await test.KeyedAsync("shared", Text)).ShouldReplay(tried);
        (await account.Client.CountAsync()).ShouldBe(2);
    }

    [Fact]
    public async Task Another_account_and_another_route_know_nothing_of_a_key()
    {
        var account = await manual.Server.OpenAccountAsync();
        var stranger = await manual.Server.OpenAccountAsync();
        var first = await account.Client.KeyedAsync("k", Text);

        var strangers = await stranger.Client.KeyedAsync("k", Other);
        var streamed = await account.Client.KeyedAsync("k", Text, "/api/v2/generate/stream");

        (strangers.Status, strangers.IsReplayed).ShouldBe((HttpStatusCode.OK, false), strangers.Text);
        strangers.Json.Whole("id").ShouldNotBe(first.Json.Whole("id"));
        (streamed.Status, streamed.IsReplayed).ShouldBe((HttpStatusCode.OK, false), streamed.Text);
        (await account.Client.CountAsync(), await stranger.Client.CountAsync()).ShouldBe((2, 1));
    }

    [Fact]
    public async Task Of_fifty_concurrent_calls_one_runs_and_the_others_are_asked_to_retry()
    {
        const string Slow = """{"model":"gpt-5","prompt":"Hello [sandbox: delay=60s]"}""";
        var account = await manual.Server.OpenAccountAsync();

        // The one that is made cannot end before the clock is moved: all the others are answered while it runs.
        var calls = Enumerable.Range(0, 50).Select(_ => account.Client.KeyedAsync("at-once", Slow)).ToList();
        var answered = new List<Task<KeyedReply>>();
        await foreach (var call in Task.WhenEach(calls).Take(49).WithCancellation(TestHttp.Ct))
        {
            answered.Add(call);
        }

        foreach (var call in answered)
        {
            var reply = await call;
            reply.ShouldRefuse(HttpStatusCode.Conflict, "conflict");
            reply.RetryAfter.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.Zero);
        }

        var made = calls.Except(answered).Single();
        // Once it runs its lease is renewed, however far the clock jumps.
        while (manual.Server.Services.GetRequiredService<RunningGenerations>().All.Count == 0)
        {
            await Polling.PauseAsync();
        }

        manual.Time.Advance(TimeSpan.FromSeconds(60));
        while (!made.IsCompleted)
        {
            // It takes real time: the clock creeps, so that a slow machine does not see the text given up as silent.
            manual.Time.Advance(TimeSpan.FromMilliseconds(20));
            await Polling.PauseAsync();
        }

        (await made).Json.Text("status").ShouldBe("completed", (await made).Text);
        (await account.Client.KeyedAsync("at-once", Slow)).ShouldReplay(await made);
        (await account.Client.CountAsync()).ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
        await manual.Server.ShouldVerifyAsync();
    }

    [Theory]
    [InlineData("""{"model":"gpt-5"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"model":"gpt-55","prompt":"Hello"}""", HttpStatusCode.NotFound)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("""{"model":"gpt-5","prompt":"Hello","max_tokens_spent":1}""", HttpStatusCode.PaymentRequired)]
    public async Task A_refused_call_leaves_its_key_unused(string refused, HttpStatusCode status)
    {
        var account = await manual.Server.OpenAccountAsync();

        var refusal = await account.Client.KeyedAsync("again", refused);
        var mended = await account.Client.KeyedAsync("again", Text);

        (refusal.Status, refusal.IsReplayed).ShouldBe((status, false), refusal.Text);
        (mended.Status, mended.IsReplayed).ShouldBe((HttpStatusCode.OK, false), mended.Text);
        (await account.Client.KeyedAsync("again", Text)).ShouldReplay(mended);
    }

    [Fact]
    public async Task A_call_the_account_could_not_pay_is_made_once_it_can()
    {
        var account = await manual.Server.OpenAccountAsync(tokens: 2);

        (await account.Client.KeyedAsync("poor", Text)).ShouldRefuse(HttpStatusCode.PaymentRequired, "insufficient_tokens");
        await manual.Server.Database.WriteAsync(session =>
            Tessera.Server.Ledger.LedgerStore.GrantPackAsync(session, account.Id, 5, "test", TimeProvider.System.GetUtcNow()));
        var paid = await account.Client.KeyedAsync("poor", Text);

        (paid.Status, paid.IsReplayed).ShouldBe((HttpStatusCode.OK, false), paid.Text);
        (await account.Client.TokensAsync()).ShouldBe((4, 0));
    }

    [Fact]
    public async Task A_500_that_admitted_nothing_leaves_its_key_unused()
    {
        await using var server = await TestServer.StartAsync();
        var account = await server.OpenAccountAsync();
        await server.ExecuteAsync("ALTER TABLE generations RENAME TO generations_away");

        var failed = await account.Client.KeyedAsync("later", Text);
        await server.ExecuteAsync("ALTER TABLE generations_away RENAME TO generations");
        var made = await account.Client.KeyedAsync("later", Text);

        failed.ShouldRefuse(HttpStatusCode.InternalServerError, "internal_error");
        (made.Status, made.IsReplayed).ShouldBe((HttpStatusCode.OK, false), made.Text);
        (await account.Client.CountAsync()).ShouldBe(1);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
    }

    [Fact]
    public async Task Deleting_a_generation_deletes_its_stored_reply()
    {
        var account = await manual.Server.OpenAccountAsync();
        var first = await account.Client.KeyedAsync("secret", Text);

        using var deleted = await account.Client.DeleteAsync($"{KeyedRequests.Generate}/{first.Json.Whole("id")}", TestHttp.Ct);

        deleted.StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await account.Client.KeyedAsync("secret", Text)).ShouldRefuse(HttpStatusCode.NotFound, "not_found");
        (await account.Client.CountAsync()).ShouldBe(0);
        (await account.Client.TokensAsync()).ShouldBe((997, 0));
        (await manual.Server.CountAsync($"idempotency_keys WHERE account_id = {account.Id} AND reply IS NOT NULL")).ShouldBe(0);
    }

    private async Task<HttpClient> OtherKeyAsync(TestAccount account, bool isTest)
    {
        var created = await account.Client
            .PostTextAsync("/api/v2/keys", $$"""{"name":"other","is_test":{{(isTest ? "true" : "false")}}}""").JsonAsync();
        return manual.Server.ClientFor(created.Text("key"));
    }
}
