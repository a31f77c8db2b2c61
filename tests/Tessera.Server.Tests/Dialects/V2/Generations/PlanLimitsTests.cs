using System.Net;
using System.Text.Json;
using Tessera.Server.Authentication;
using Tessera.Server.Keys;
using Tessera.Server.Tests.Generations;

namespace Tessera.Server.Tests.Dialects.V2.Generations;

/// <summary>Requests an hour, a day, and unfinished at once: per account, whatever key asks.</summary>
public sealed class PlanLimitsTests(ManualTimeServer manual) : IClassFixture<ManualTimeServer>
{
    private const string Hello = """{"model":"gpt-5-nano","prompt":"Hello"}""";

    [Fact]
    public async Task The_hourly_limit_is_the_accounts_over_all_its_keys_and_ends_with_the_hour()
    {
        var account = await manual.Server.OpenAccountAsync("vip");
        using var second = await SecondKeyAsync(account);
        for (var call = 0; call < 100; call++)
        {
            (await (call % 2 == 0 ? account.Client : second).GenerateAsync(Hello)).Text("status").ShouldBe("completed");
        }

        foreach (var client in new[] { account.Client, second })
        {
            using var reply = await client.PostTextAsync(GenerateRequests.Path, Hello);
            var refused = await Task.FromResult(reply).RefusedAsync(HttpStatusCode.TooManyRequests, "rate_limit_exceeded");
            (refused.Text("plan"), refused.Whole("limit_hour"), refused.Whole("limit_day")).ShouldBe(("vip", 100, 1000));
            refused.Whole("retry_after").ShouldBe((long)(reply.Headers.RetryAfter?.Delta?.TotalSeconds ?? 0));
            refused.Whole("retry_after").ShouldBeInRange(1, 3600);
            reply.Headers.GetValues("X-RateLimit-Remaining-Hour").Single().ShouldBe("0");
            reply.Headers.GetValues("X-RateLimit-Remaining-Day").Single().ShouldBe("900");
        }

        (await account.Client.CountAsync()).ShouldBe(100);
        (await account.Client.TokensAsync()).ShouldBe((900, 0));

        manual.Time.Advance(TimeSpan.FromHours(1));
        (await account.Client.GenerateAsync(Hello)).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task The_daily_limit_is_reported_with_the_time_until_midnight()
    {
        var account = await manual.Server.OpenAccountAsync("free");
        using var client = await manual.Server.SignInAsync(account);
        for (var call = 0; call < 20; call++)
        {
            if (call % 5 == 0)
            {
                manual.Time.Advance(TimeSpan.FromHours(1));
            }

            using var fresh = await manual.Server.SignInAsync(account);
            (await fresh.GenerateAsync(Hello)).Text("status").ShouldBe("completed");
        }

        manual.Time.Advance(TimeSpan.FromHours(1));
        using var later = await manual.Server.SignInAsync(account);
        var refused = await later.PostTextAsync(GenerateRequests.Path, Hello).RefusedAsync(HttpStatusCode.TooManyRequests, "rate_limit_exceeded");

        var midnight = new DateTimeOffset(manual.Time.GetUtcNow().UtcDateTime.Date.AddDays(1), TimeSpan.Zero);
        refused.Whole("retry_after").ShouldBe((long)(midnight - manual.Time.GetUtcNow()).TotalSeconds);
        (refused.GetProperty("details").Text("per"), refused.Whole("limit_hour"), refused.Whole("limit_day")).ShouldBe(("day", 5, 20));
    }

    [Fact]
    public async Task Too_many_unfinished_generations_are_refused_until_one_ends()
    {
        var account = await manual.Server.OpenAccountAsync("vip");
        var pending = new List<JsonElement>();
        for (var call = 0; call < 20; call++)
        {
            pending.Add(await account.Client.SubmitAsync("""{"model":"photon-flash","prompt":"A hill [sandbox: delay=500s]"}"""));
        }

        var refused = await account.Client.PostTextAsync(GenerateRequests.Path, Hello).RefusedAsync(HttpStatusCode.TooManyRequests, "too_many_pending");

        refused.Whole("retry_after").ShouldBePositive();
        (refused.Text("plan"), refused.GetProperty("details").Whole("allowed")).ShouldBe(("vip", 20));
        await account.Client.PostAsync($"/api/v2/generate/{pending[0].Whole("id")}/cancel", null, TestHttp.Ct).JsonAsync();
        (await account.Client.GenerateAsync(Hello)).Text("status").ShouldBe("completed");
    }

    [Fact]
    public async Task A_call_refused_for_lack_of_tokens_is_not_counted()
    {
        var account = await manual.Server.OpenAccountAsync("vip", tokens: 0);

        using var reply = await account.Client.PostTextAsync(GenerateRequests.Path, Hello);

        reply.StatusCode.ShouldBe(HttpStatusCode.PaymentRequired);
        reply.Headers.GetValues("X-RateLimit-Remaining-Hour").Single().ShouldBe("100");
    }

    private async Task<HttpClient> SecondKeyAsync(TestAccount account)
    {
        var secret = ApiKeyFormat.New(isTest: false);
        await manual.Server.Database.WriteAsync(session =>
            KeyStore.AddAsync(session, account.Id, new KeyGrant("second", false), secret, TimeProvider.System.GetUtcNow()));
        return manual.Server.ClientFor(secret);
    }
}
