using System.Net;
using System.Text;
using Tessera.Server.Hosting;
using Tessera.Server.Tests.Dialects.V2.Generations;
using Tessera.Server.Tests.Storage;

namespace Tessera.Server.Tests.Hosting;

/// <summary>A server that has too much to do refuses more at once, and stays ready.</summary>
[OneEngine]
public sealed class OverloadTests
{
    // What each vendor's clients read, and the header in which they look for the request's ID.
    private static readonly (string Path, int Status, string Form, string Id)[] Forms =
    [
        ("/v1/models", 503, """{"error":{"message":""", "X-Request-Id"),
        ("/v1/messages", 529, """{"type":"error","error":{"type":""", "request-id"),
        ("/v1beta/models", 503, """{"error":{"code":503,""", "X-Request-Id"),
        ("/fal/queue/fal-ai/flux/requests/1", 503, """{"message":""", "x-fal-request-id"),
        ("/replicate/v1/predictions", 503, """{"title":""", "X-Request-Id"),
    ];

    [Fact]
    public async Task Requests_beyond_the_limit_are_refused_and_health_checks_are_not()
    {
        await using var server = await TestServer.StartAsync("--Tessera:MaxRequests=1");
        var account = await server.OpenAccountAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, GenerateRequests.Path)
        {
            Content = new StringContent("""{"model":"gpt-5","prompt":"Hello [sandbox: delay=600s]","stream":true}""", Encoding.UTF8, "application/json"),
        };
        using (await account.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestHttp.Ct))
        {
            await account.Client.GetAsync("/api/v2/balance", TestHttp.Ct).RefusedAsync(HttpStatusCode.ServiceUnavailable, "overloaded");
            using var refused = await account.Client.GetAsync("/api/v2/models", TestHttp.Ct);
            refused.Headers.RetryAfter.ShouldNotBeNull();
            foreach (var (path, status, form, id) in Forms)
            {
                using var inItsForm = await account.Client.GetAsync(path, TestHttp.Ct);
                ((int)inItsForm.StatusCode).ShouldBe(status, path);
                (await inItsForm.Content.ReadAsStringAsync(TestHttp.Ct)).ShouldStartWith(form, Case.Sensitive, path);
                inItsForm.Headers.Contains(id).ShouldBeTrue(path);
            }

            using var ready = await account.Client.GetAsync("/health/ready", TestHttp.Ct);
            ready.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        // The stream was left; the server notices that in its own time.
        while ((await account.Client.GetAsync("/api/v2/balance", TestHttp.Ct)).StatusCode != HttpStatusCode.OK)
        {
            await Polling.PauseAsync();
        }
    }

    [Theory]
    [InlineData(3, 1000, false)]
    [InlineData(1, 1000, true)]
    [InlineData(3, 10, true)]
    public void A_long_wait_in_a_long_queue_keeps_further_jobs_away(int seconds, long queued, bool isLetIn)
    {
        var time = new FrozenTime();
        using var overload = new Overload(time, most: 10, () => queued);

        time.Passed = TimeSpan.FromSeconds(seconds);

        overload.TryEnter().ShouldBe(isLetIn);
    }

    // Its timers wait for a thread, and get none.
    private sealed class FrozenTime : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
