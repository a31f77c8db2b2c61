using Microsoft.AspNetCore.Http;
using Tessera.Server.Authentication;
using Tessera.Server.Tests.Dialects.V2;
using Tessera.Server.Tests.Providers;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Admin.Http;

public sealed class ProviderAdministrationTests
{
    private const string Secret = "sk-canary-0123456789abcdef-QqQq";

    [Fact]
    public async Task A_credential_is_stored_once_used_changed_and_removed_and_its_key_is_never_shown()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One);
        var account = await server.OpenAccountAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var body = new { provider = "openai", key = Secret, base_url = vendor.BaseUrl };

        var (created, row) = await admin.AdminAsync(HttpMethod.Post, "/providers", body, ("Idempotency-Key", "store"));
        var (repeated, again) = await admin.AdminAsync(HttpMethod.Post, "/providers", body, ("Idempotency-Key", "store"));
        var id = row.Whole("id");
        await account.Client.GenerateAsync(Vendors.Hello);
        var listed = (await admin.GetJsonAsync($"{Administrators.Root}/providers")).Items().Single();
        var (moved, refusal) = await admin.AdminAsync(HttpMethod.Patch, $"/providers/{id}", new { base_url = "http://127.0.0.1:9/v1" });
        var (changed, heavier) = await admin.AdminAsync(HttpMethod.Patch, $"/providers/{id}", new { weight = 3 });
        var disabled = (await admin.AdminAsync(HttpMethod.Post, $"/providers/{id}/disable", "{}")).Status;
        var off = (await admin.GetJsonAsync($"{Administrators.Root}/providers")).Items().Single();
        var enabled = (await admin.AdminAsync(HttpMethod.Post, $"/providers/{id}/enable", "{}")).Status;
        var after = (await admin.GetJsonAsync($"{Administrators.Root}/providers")).Items().Single();
        var removed = (await admin.AdminAsync(HttpMethod.Delete, $"/providers/{id}")).Status;

        (created, repeated, again.ToString()).ShouldBe((201, 201, row.ToString()));
        (row.Text("state"), row.Text("last_four"), row.Whole("requests_24h")).ShouldBe(("ok", "QqQq", 0));
        vendor.Keys.ShouldBe([Secret]);
        (listed.Whole("requests_24h"), listed.Whole("errors_24h"), listed.Whole("in_flight")).ShouldBe((1, 0, 0));
        listed.Whole("models").ShouldBePositive();
        listed.Whole("p95_ms").ShouldBePositive();
        var hours = listed.GetProperty("hours").EnumerateArray().ToList();
        (hours.Count, hours.Sum(hour => hour.Whole("requests"))).ShouldBe((24, 1));
        (moved, refusal.Text("message")?.Contains("requires the `key` again", StringComparison.Ordinal)).ShouldBe((422, true));
        (changed, heavier.Whole("weight")).ShouldBe((200, 3));
        (disabled, enabled, removed).ShouldBe((204, 204, 204));
        (off.Text("state"), off.GetProperty("enabled").GetBoolean()).ShouldBe(("disabled", false));
        after.Whole("requests_24h").ShouldBe(1, "the counts survive a change of the credential");
        (await admin.AdminAsync(HttpMethod.Post, $"/providers/{id}/enable", "{}")).Status.ShouldBe(404);
        var log = (await admin.GetJsonAsync($"{Administrators.Root}/audit?target={Uri.EscapeDataString("provider openai/main")}"));
        log.Items().Select(act => act.Text("act")).ShouldBe(["provider.remove", "provider.enable", "provider.disable", "provider.set", "provider.add"]);
        foreach (var reply in new[] { row, listed, heavier, log })
        {
            reply.ToString().ShouldNotContain(Secret);
        }
    }

    [Fact]
    public async Task A_refused_key_is_shown_as_such_and_a_test_that_accepts_it_ends_the_pause()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.KeysAt("openai", vendor, ("good", 1), ("bad", 1)));
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        vendor.RefusedKey = "key-bad";

        var tested = (await admin.AdminAsync(HttpMethod.Post, "/providers/test", "{}")).Body.Items();
        var rows = (await admin.GetJsonAsync($"{Administrators.Root}/providers")).Items();
        vendor.RefusedKey = null;
        await admin.AdminAsync(HttpMethod.Post, "/providers/test?name=bad", "{}");
        var mended = (await admin.GetJsonAsync($"{Administrators.Root}/providers")).Items();

        tested.Select(one => (one.Text("name"), one.Text("result"))).ShouldBe([("good", "accepted"), ("bad", "failed")]);
        rows.Select(row => (row.Text("name"), row.Text("state"))).ShouldBe([("good", "ok"), ("bad", "refused")]);
        rows[1].Text("cooling_until").ShouldNotBeNull();
        rows[1].GetProperty("last_error").Text("code").ShouldBe("AuthUpstream");
        (rows[1].Whole("requests_24h"), rows[1].Whole("errors_24h")).ShouldBe((0, 0), "a test is not counted among the calls");
        mended.ShouldAllBe(row => row.Text("state") == "ok");
        (await admin.AdminAsync(HttpMethod.Post, "/providers/test?provider=opnai", "{}")).Status.ShouldBe(422);
    }

    [Fact]
    public async Task Failures_are_counted_and_the_callers_own_are_not()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.At("openai", vendor));
        var account = await server.OpenAccountAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Auditor);
        vendor.Answer = context => Results.Json(new { error = new { message = "bad value", code = "invalid_value" } }, statusCode: 400).ExecuteAsync(context);
        await account.Client.PostTextAsync("/api/v2/generate", Vendors.Hello);
        var own = (await admin.GetJsonAsync($"{Administrators.Root}/providers")).Items().Single();
        vendor.Answer = context => Results.Json(new { error = new { message = "no" } }, statusCode: 503).ExecuteAsync(context);
        await account.Client.PostTextAsync("/api/v2/generate", Vendors.Hello);
        var failed = (await admin.GetJsonAsync($"{Administrators.Root}/providers")).Items().Single();

        (own.Whole("requests_24h"), own.Whole("errors_24h")).ShouldBe((1, 0));
        failed.Whole("errors_24h").ShouldBe(failed.Whole("requests_24h") - 1);
        failed.GetProperty("last_error").Text("code").ShouldBe("Unavailable");
    }

    [Fact]
    public async Task A_key_whose_calls_or_test_failed_is_shown_as_failing_until_it_works()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.At("openai", vendor));
        var account = await server.OpenAccountAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        async Task<(string? State, bool IsAccepted)> StateAsync()
        {
            var row = (await admin.GetJsonAsync($"{Administrators.Root}/providers")).Items().Single();
            return (row.Text("state"), row.Text("last_accepted_at") is not null);
        }

        var unused = await StateAsync();
        vendor.Answer = context => Results.Json(new { error = new { message = "no" } }, statusCode: 503).ExecuteAsync(context);
        await account.Client.PostTextAsync("/api/v2/generate", Vendors.Hello);
        var failing = await StateAsync();
        var tested = (await admin.AdminAsync(HttpMethod.Post, "/providers/test", "{}")).Body.Items().Single();
        var accepted = await StateAsync();
        await account.Client.PostTextAsync("/api/v2/generate", Vendors.Hello);
        await account.Client.PostTextAsync("/api/v2/generate", Vendors.Hello);
        var failingAgain = await StateAsync();

        unused.ShouldBe(("ok", false));
        failing.ShouldBe(("failing", false));
        (tested.Text("result"), tested.Text("code")).ShouldBe(("accepted", null));
        accepted.ShouldBe(("ok", true));
        failingAgain.ShouldBe(("failing", true));
    }

    [Fact]
    public async Task A_model_whose_only_key_is_refused_is_not_available_until_a_test_accepts_it()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(Vendors.One, Vendors.KeysAt("openai", vendor, ("main", 1)));
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        async Task<bool> IsAvailableAsync() => (await admin.GetJsonAsync("/api/v2/models/house")).GetProperty("available").GetBoolean();
        vendor.RefusedKey = "key-main";

        var before = await IsAvailableAsync();
        var refused = (await admin.AdminAsync(HttpMethod.Post, "/providers/test", "{}")).Body.Items().Single();
        var during = await IsAvailableAsync();
        vendor.RefusedKey = null;
        await admin.AdminAsync(HttpMethod.Post, "/providers/test", "{}");

        (refused.Text("code"), refused.Text("message")).ShouldBe(("AuthUpstream", "The provider refused the server's key."));
        (before, during, await IsAvailableAsync()).ShouldBe((true, false, true));
    }

    [Fact]
    public async Task A_name_that_is_taken_is_answered_without_a_command_line()
    {
        await using var server = await TestServer.StartAsync();
        var (_, admin) = await server.SignInAsAsync(AccountRole.Admin);
        var body = new { provider = "openai", key = Secret, base_url = "http://127.0.0.1:9/v1" };
        await admin.AdminAsync(HttpMethod.Post, "/providers", body);

        var (status, taken) = await admin.AdminAsync(HttpMethod.Post, "/providers", body);

        (status, taken.Text("message")).ShouldBe((409, "openai already has a key named 'main'. Choose another name, or change that key."));
    }
}
