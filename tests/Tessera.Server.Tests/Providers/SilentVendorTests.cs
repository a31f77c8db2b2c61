using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;
using Tessera.Testing.Vendors;

namespace Tessera.Server.Tests.Providers;

/// <summary>A vendor that has taken work and cannot be asked for it: for a while, or for good.</summary>
[OneEngine]
public sealed class SilentVendorTests
{
    private const string Video = """{"model":"veo-3.1","prompt":"A fox"}""";

    [Fact]
    public async Task A_job_is_polled_until_its_vendor_is_back()
    {
        await using var stubbed = await StubbedServer.StartAsync("replicate");
        var (vendor, work) = await stubbed.MakerAsync("veo-3.1");
        var queued = (QueuedVendor)vendor;
        queued.Accepts(stubbed.Stub);
        stubbed.Stub.On(queued.PollRoute, StubAnswers.Body(503, ""));
        var account = await stubbed.Server.OpenAccountAsync(tokens: 1000);

        var pending = await account.Client.GenerateAsync(Video);
        while (stubbed.Stub.Requests.Count(request => request.IsTo(queued.PollRoute)) < 20)
        {
            await Polling.PauseAsync();
        }

        queued.Finishes(stubbed.Stub, work.Link);
        var ended = await account.Client.WaitAsync(pending);

        ended.Text("status").ShouldBe("completed", ended.ToString());
        stubbed.Stub.Requests.Count(request => request.IsTo(queued.SubmitRoute)).ShouldBe(1);
        await stubbed.Server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task A_job_of_an_unreachable_vendor_fails_after_two_minutes_and_is_released()
    {
        var time = new ManualTime();
        await using var stubbed = await StubbedServer.StartAsync("replicate", builder => builder.Services.AddSingleton<TimeProvider>(time));
        var (vendor, _) = await stubbed.MakerAsync("veo-3.1");
        var queued = (QueuedVendor)vendor;
        queued.Accepts(stubbed.Stub);
        stubbed.Stub.On(queued.PollRoute, StubAnswers.Body(503, ""));
        var account = await stubbed.Server.OpenAccountAsync(tokens: 1000);
        var (began, pending) = (time.GetUtcNow(), await account.Client.GenerateAsync(Video));

        var (ended, seen) = (pending, 0);
        while (ended.Text("status") == "pending")
        {
            // A second from one question to the next, however long they take: on a slow machine the work's deadline and
            // its lease would pass before the vendor was asked often enough.
            var asked = stubbed.Stub.Requests.Count(request => request.IsTo(queued.PollRoute));
            time.Advance(asked > seen ? TimeSpan.FromSeconds(1) : TimeSpan.FromMilliseconds(10));
            seen = asked;
            await Polling.PauseAsync();
            ended = await account.Client.GetJsonAsync($"/api/v2/generate/{pending.GetProperty("id")}");
        }

        ended.Text("error").ShouldNotBeNull().ShouldStartWith("model_unavailable: ");
        (time.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(2));
        (await account.Client.TokensAsync()).ShouldBe((1000, 0));
        await stubbed.Server.ShouldVerifyAsync();
    }
}
