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
        _server = await TestServer.StartAsync(builder => builder.Services.AddSingleton<TimeProvider>(new StandingClock()));

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

    private static List<string?> Limits(HttpResponseMessage reply) =>
    [
        .. new[] { "Limit-Hour", "Remaining-Hour", "Reset-Hour", "Limit-Day", "Remaining-Day" }
            .Select(name => reply.Headers.TryGetValues("X-RateLimit-" + name, out var values) ? values.Single() : null),
    ];

    /// <summary>It is always the same moment; timers run as ever.</summary>
    private sealed class StandingClock : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
