using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Tessera.Server.Tests.Dialects.V2;

public sealed class RateHeadersTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 34, 56, TimeSpan.Zero);
    private static readonly string TopOfTheHour = new DateTimeOffset(2026, 11, 20, 13, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private TestServer? _server;

    private TestServer Server => _server ?? throw new InvalidOperationException("Not started.");

    public async ValueTask InitializeAsync() =>
        _server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(new FixedTime(Now)));

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    [Fact]
    public async Task A_reply_counts_the_request_it_answers()
    {
        var account = await Server.OpenAccountAsync("vip");

        using var before = await account.Client.GetAsync("/api/v2/balance", TestHttp.Ct);
        using var made = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello"}""");
        using var streamed = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello","stream":true}""");

        Limits(before).ShouldBe(["100", "100", TopOfTheHour, "1000", "1000"]);
        Limits(made).ShouldBe(["100", "99", TopOfTheHour, "1000", "999"]);
        Limits(streamed).ShouldBe(["100", "98", TopOfTheHour, "1000", "998"]);
    }

    [Fact]
    public async Task Refusals_carry_them_too_and_cost_nothing()
    {
        var account = await Server.OpenAccountAsync("vip");

        using var refused = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","promt":"Hello"}""");
        using var missing = await account.Client.GetAsync("/api/v2/generate/999999", TestHttp.Ct);

        refused.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        Limits(refused).ShouldBe(["100", "100", TopOfTheHour, "1000", "1000"]);
        missing.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        Limits(missing).ShouldBe(["100", "100", TopOfTheHour, "1000", "1000"]);
    }

    [Fact]
    public async Task At_the_limit_nothing_remains()
    {
        var account = await Server.OpenAccountAsync("vip");
        await Server.Database.WriteAsync(session => session.Prepared(
            $"UPDATE wallets SET hour_window = {Now.ToUnixTimeSeconds() / 3600}, hour_count = 100, day_window = {Now.ToUnixTimeSeconds() / 86400}, day_count = 640 WHERE account_id = {account.Id}")
            .ExecuteNonQueryAsync());

        using var refused = await account.Client.PostTextAsync("/api/v2/generate", """{"model":"gpt-5","prompt":"Hello"}""");

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        Limits(refused).ShouldBe(["100", "0", TopOfTheHour, "1000", "360"]);
        refused.Headers.RetryAfter?.Delta.ShouldBe(TimeSpan.FromSeconds((25 * 60) + 4));
    }

    [Fact]
    public async Task Without_limits_or_without_a_caller_there_are_none()
    {
        var unlimited = await Server.OpenAccountAsync("elite");
        using var stranger = Server.ClientFor(null);

        using var balance = await unlimited.Client.GetAsync("/api/v2/balance", TestHttp.Ct);
        using var unauthorized = await stranger.GetAsync("/api/v2/balance", TestHttp.Ct);
        using var models = await stranger.GetAsync("/api/v2/models", TestHttp.Ct);

        foreach (var reply in (HttpResponseMessage[])[balance, unauthorized, models])
        {
            Limits(reply).ShouldAllBe(value => value == null);
            reply.Headers.Contains("X-Request-Id").ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData("/v1/models", null, new[] { "x-ratelimit-limit-requests: 100", "x-ratelimit-remaining-requests: 100", "x-ratelimit-reset-requests: 25m4s" })]
    [InlineData("/v1/chat/completions", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""", new[] { "x-ratelimit-limit-requests: 100", "x-ratelimit-remaining-requests: 99", "x-ratelimit-reset-requests: 25m4s" })]
    [InlineData("/v1/chat/completions", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}],"stream":true}""", new[] { "x-ratelimit-remaining-requests: 99" })]
    [InlineData("/v1/messages", """{"model":"gpt-5","max_tokens":9,"messages":[{"role":"user","content":"Hello"}]}""", new[] { "anthropic-ratelimit-requests-limit: 100", "anthropic-ratelimit-requests-remaining: 99", "anthropic-ratelimit-requests-reset: 2026-11-20T13:00:00Z" })]
    [InlineData("/v1/messages", """{"model":"no"}""", new[] { "anthropic-ratelimit-requests-remaining: 100" })]
    public async Task The_clients_of_a_vendor_find_them_in_its_headers(string path, string? body, string[] expected)
    {
        var account = await Server.OpenAccountAsync("vip");

        using var reply = body is null ? await account.Client.GetAsync(path, TestHttp.Ct) : await account.Client.PostTextAsync(path, body);

        foreach (var line in expected)
        {
            var (name, value) = (line.Split(": ")[0], line.Split(": ")[1]);
            (reply.Headers.TryGetValues(name, out var values) ? values.Single() : null).ShouldBe(value, name);
        }
    }

    [Fact]
    public async Task Of_two_windows_a_vendors_headers_show_the_one_that_ends_first()
    {
        var account = await Server.OpenAccountAsync("vip");
        await Server.Database.WriteAsync(session => session.Prepared(
            $"UPDATE wallets SET day_window = {Now.ToUnixTimeSeconds() / 86400}, day_count = 990 WHERE account_id = {account.Id}").ExecuteNonQueryAsync());

        using var reply = await account.Client.PostTextAsync("/v1/chat/completions", """{"model":"gpt-5","messages":[{"role":"user","content":"Hello"}]}""");

        reply.Headers.GetValues("x-ratelimit-limit-requests").Single().ShouldBe("1000");
        reply.Headers.GetValues("x-ratelimit-remaining-requests").Single().ShouldBe("9");
        reply.Headers.GetValues("x-ratelimit-reset-requests").Single().ShouldBe("11h25m4s");
    }

    private static List<string?> Limits(HttpResponseMessage reply) =>
    [
        .. new[] { "Limit-Hour", "Remaining-Hour", "Reset-Hour", "Limit-Day", "Remaining-Day" }
            .Select(name => reply.Headers.TryGetValues("X-RateLimit-" + name, out var values) ? values.Single() : null),
    ];
}
