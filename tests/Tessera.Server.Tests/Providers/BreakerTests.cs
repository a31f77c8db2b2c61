using Microsoft.Extensions.DependencyInjection;
using Tessera.Server.Tests.Generations;
using Tessera.Server.Tests.Storage;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>A credential that keeps failing is left alone, then tried by one call.</summary>
[OneEngine]
public sealed class BreakerTests
{
    private static readonly string[] Quick = ["--Tessera:Routing:BreakerCalls=4", "--Tessera:Routing:Retries=0"];

    [Fact]
    public async Task It_opens_after_failures_and_closes_when_the_call_that_tries_again_succeeds()
    {
        var time = new ManualTime();
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await Vendors.ServeAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(time), Vendors.One, [.. Vendors.At("openai", vendor), .. Quick]);
        var account = await server.OpenAccountAsync();
        vendor.Answer = Vendors.Fail;
        await CallAsync(account, 4);

        var kept = await account.Client.GenerateAsync(Vendors.Hello);
        var callsWhenOpen = vendor.Calls;
        time.Advance(TimeSpan.FromSeconds(16));
        await CallAsync(account, 2);
        var callsWhenHalfOpen = vendor.Calls;
        time.Advance(TimeSpan.FromSeconds(16));
        vendor.Answer = Vendors.SayAsync;
        var tried = await account.Client.GenerateAsync(Vendors.Hello);
        await CallAsync(account, 3);

        kept.Text("error").ShouldNotBeNull().ShouldStartWith("model_unavailable");
        callsWhenOpen.ShouldBe(4);
        callsWhenHalfOpen.ShouldBe(5);
        tried.Text("status").ShouldBe("completed");
        vendor.Calls.ShouldBe(9);
        await server.ShouldVerifyAsync();
    }

    [Fact]
    public async Task While_it_is_open_the_next_provider_serves()
    {
        await using var failing = await ChatUpstream.StartAsync();
        await using var other = await ChatUpstream.StartAsync();
        // Its clock stands still: however long the calls take, it does not close.
        await using var server = await Vendors.ServeAsync(
            builder => builder.Services.AddSingleton<TimeProvider>(new ManualTime()),
            Vendors.TwoInOrder,
            [.. Vendors.At("openai", failing), .. Vendors.At("vllm", other), .. Quick]);
        var account = await server.OpenAccountAsync();
        failing.Answer = Vendors.Fail;

        await CallAsync(account, 10);

        (failing.Calls, other.Calls).ShouldBe((4, 10));
        (await account.Client.TokensAsync()).ShouldBe((1000 - (10 * Vendors.Price), 0));
    }

    private static async Task CallAsync(TestAccount account, int times)
    {
        for (var call = 0; call < times; call++)
        {
            await account.Client.GenerateAsync(Vendors.Hello);
        }
    }
}
